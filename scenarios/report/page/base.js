// What all pages are made of: the data, numbers and times, elements, colours, charts, items. Every
// text of the case goes into the page as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const main = document.getElementById("main");
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const say = (en, zh) => (language === "zh" ? zh : en);

// ---- numbers and times -------------------------------------------------------------------------

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
/** An array of the data as numbers; NaN where there is none. */
function unpack(packed) {
  if (!packed) return null;
  if (Array.isArray(packed)) return packed;
  const bytes = bytesOf(packed.f32 ?? packed.u16 ?? packed.u8);
  const view = new DataView(bytes.buffer);
  if (packed.f32 !== undefined) {
    return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  }
  if (packed.u16 !== undefined) {
    return Float32Array.from({ length: bytes.length / 2 }, (_, i) => {
      const whole = view.getUint16(2 * i, true);
      return whole === 65535 ? NaN : packed.low + packed.step * whole;
    });
  }
  return bytes;
}

const known = (value) => value !== null && value !== undefined && Number.isFinite(value);
function number(value, digits = 3) {
  if (!known(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(digits - 1);
  return String(Number(value.toPrecision(digits)));
}
const two = (value) => String(value).padStart(2, "0");
/** A moment of the run [s since start] in the local time of the case. */
function moment(seconds, withYear = false) {
  const at = new Date((data.start + data.utc_offset + seconds) * 1000);
  const day = `${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return `${withYear ? at.getUTCFullYear() + "-" : ""}${day} ${time}`;
}
/** ISO 8601 of the case's own offset, without year and seconds. */
const short = (iso) => (iso ? iso.slice(5, 16).replace("T", " ") : "–");
const hours = (value) => (value >= 10 ? Math.round(value) : Number(value.toFixed(1)));

// ---- elements ----------------------------------------------------------------------------------

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
/** A name of the case: whatever direction its letters run in, it does not turn its surroundings. */
const name = (text) => element("bdi", {}, text);
const paragraph = (text, kind) => element("p", kind ? { class: kind } : {}, text);

function section(id, title, ...children) {
  const made = element("section", { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title), children);
  main.append(made);
  return made;
}
const chosenBefore = new Map(); // by the id of a choice: what was chosen, also in the other language
/** What is chosen stands beside it on paper. */
function choice(id, label, options, usual, changed) {
  const chosen = chosenBefore.get(id) ?? usual;
  const printed = element("span", { class: "printed" }, options[chosen]);
  const select = element("select", { id, onchange: () => {
    chosenBefore.set(id, Number(select.value));
    printed.textContent = options[Number(select.value)];
    changed(Number(select.value));
  } }, options.map((text, i) => element("option", { value: i }, text)));
  select.value = String(chosen);
  return element("label", {}, label + " ", select, printed);
}
const chosen = (id, usual) => chosenBefore.get(id) ?? usual;
function table(heads, rows) {
  const cells = (tag, row) => row.map((cell, i) => element(tag, heads[i].number ? { class: "number" } : {}, cell));
  return element("div", { class: "scroll" }, element("table", {},
    element("thead", {}, element("tr", {}, cells("th", heads.map((head) => head.text)))),
    element("tbody", {}, rows.map((row) => element("tr", {}, cells("td", row))))));
}
const head = (text, isNumber = false) => ({ text, number: isNumber });

// ---- colours -----------------------------------------------------------------------------------

const classBase = 1; // class I in run.nc
const classNames = ["I", "II", "III", "IV", "V"];
const className = (index) => (index < 5 ? say("Class ", "") + ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"][index] + say("", "类")
  : say("worse than V", "劣Ⅴ类"));
// Told apart with every kind of colour blindness: 18 and more of CIELAB between any two.
const classColours = ["#123c8f", "#6fb7ef", "#1d7a46", "#ffdf3d", "#ff8a1f", "#7a0c5a"];
const odourColours = ["#9fb3c1", "#8a6d1b", "#1c1206"];
const dry = "#c4ccd4";
const lines = ["#0b5c8f", "#c2571a", "#2f7d4f", "#7b4b94", "#8a6d1b", "#b3141f", "#4a5a6a", "#0f8a8a"];
const ramp = ["#e8eef3", "#b9d6e8", "#7fb5dd", "#3f86bd", "#1b5a94", "#0c2f5e"];
const levelNames = { none: ["none", "无"], blue: ["blue", "蓝色"], yellow: ["yellow", "黄色"], orange: ["orange", "橙色"], red: ["red", "红色"] };
const levelText = (level) => say(...levelNames[level]);
const badge = (level) => element("span", { class: `badge level-${level}` },
  level === "none" ? say("no warning", "无预警") : say(`${levelText(level)} warning`, `${levelText(level)}预警`));

// ---- charts ------------------------------------------------------------------------------------

const charts = [];
function chart(parent, height, label) {
  const box = element("div", { class: "chart", role: "img", "aria-label": label });
  box.style.height = `${height}px`;
  parent.append(box);
  const made = echarts.init(box, null, { renderer: "canvas" });
  charts.push(made);
  return made;
}
/** To the page, or to a width: that of A4 without its margins is 686 pixels. */
function resize(width = "auto") {
  charts.forEach((one) => {
    one.resize({ width });
    one.refit?.();
  });
}
window.addEventListener("resize", () => resize());
window.addEventListener("beforeprint", () => resize(686));
window.addEventListener("afterprint", () => resize());

const axisText = { color: "#5b6b7b", fontSize: 12 };
const tooltip = (more) => ({
  renderMode: "richText", confine: true, backgroundColor: "#ffffffee", borderColor: "#aab6c2",
  textStyle: { color: "#1c2733", fontSize: 12.5 }, ...more,
});
const timeAxis = (more = {}) => ({
  type: "value", min: 0, max: data.duration, axisLabel: { ...axisText, hideOverlap: true, alignMaxLabel: "right", formatter: (v) => (data.duration > 300 * 86400 ? moment(v, true).slice(0, 10) : moment(v).slice(0, data.duration > 4 * 86400 ? 5 : 11)) },
  splitLine: { show: false }, interval: tick(data.duration), ...more,
});
function tick(duration) {
  const days = duration / 86400;
  const steps = [1 / 288, 1 / 96, 1 / 24, 1 / 8, 1 / 4, 1 / 2, 1, 2, 3, 5, 10, 30, 60, 180, 365];
  // Beyond four days the labels are days: a tick within one would repeat it.
  return 86400 * (steps.find((step) => days / step <= 12 && (days <= 4 || step >= 1)) ?? days / 10);
}
const valueAxis = (title, more = {}) => ({
  type: "value", scale: true, name: title, nameLocation: "middle", nameGap: 46, nameTextStyle: { ...axisText, fontSize: 12.5 },
  axisLabel: { ...axisText, formatter: (v) => number(v, 4) }, splitLine: { lineStyle: { color: "#e8edf1" } }, ...more,
});
/** An axis over all values, with whole steps. */
function axisOver(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return {};
  const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find((part) => part * power >= rough);
  return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, interval: step };
}
/** At most so many points, with the highest and the lowest of each stretch. */
function thinned(x, y, most = 1600) {
  const points = [];
  if (x.length <= most) {
    for (let i = 0; i < x.length; ++i) points.push([x[i], known(y[i]) ? y[i] : null]);
    return points;
  }
  const stretch = Math.ceil((2 * x.length) / most);
  for (let first = 0; first < x.length; first += stretch) {
    let low = first, high = first;
    for (let i = first; i < Math.min(first + stretch, x.length); ++i) {
      if (!(y[i] >= y[low])) low = known(y[i]) ? i : low;
      if (!(y[i] <= y[high])) high = known(y[i]) ? i : high;
    }
    for (const i of low < high ? [low, high] : low > high ? [high, low] : [low]) points.push([x[i], known(y[i]) ? y[i] : null]);
  }
  return points;
}

// ---- items ------------------------------------------------------------------------------------

const title = (of) => say(of.title_en || of.name, of.title_zh || of.name);
const itemOf = (code) => data.items?.find((item) => item.name === code) ?? { name: code, unit: "" };
const itemTitle = (code) => say(code, itemOf(code).title_zh || code);
const withUnit = (text, unit) => (unit && unit !== "-" ? `${text} [${unit}]` : text);

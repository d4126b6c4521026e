// report.html. Every text of the case goes into the page as text, never as markup.
"use strict";
(() => {
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
    return 86400 * (steps.find((step) => days / step <= 12) ?? days / 10);
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

  // ---- what is said of items and sections --------------------------------------------------------

  const title = (of) => say(of.title_en || of.name, of.title_zh || of.name);
  const itemOf = (code) => data.items?.find((item) => item.name === code) ?? { name: code, unit: "" };
  const itemTitle = (code) => say(code, itemOf(code).title_zh || code);
  const withUnit = (text, unit) => (unit && unit !== "-" ? `${text} [${unit}]` : text);
  const sectionTitle = (of) => say(of.title_en ? `${of.name} (${of.title_en})` : of.name, of.name);
  const rank = { none: 0, blue: 1, yellow: 2, orange: 3, red: 4 };

  /** Whether one list of numbers comes after another: the first that differ decide. */
  function after(one, other) {
    const i = one.findIndex((value, k) => value !== other[k]);
    return i >= 0 && one[i] > other[i];
  }
  /** Of a section of warnings.json: the limit nearest to be passed, or passed the most. */
  function worstLimit(of) {
    let worst = null;
    for (const item of of.items) {
      for (const limit of item.limits) {
        const share = Math.max(limit.peak_share ?? 0, limit.month_mean_share ?? 0);
        const key = [limit.hours_over > 0 ? 1 : 0, rank[limit.level], share];
        if (!worst || after(key, worst.key)) worst = { key, item, limit, share };
      }
    }
    return worst;
  }
  const passed = (of) => of.items.filter((item) => item.limits.some((limit) => limit.hours_over > 0));

  // ---- sections of a run -------------------------------------------------------------------------

  function answer() {
    const found = data.warnings;
    const sections = found.sections;
    const over = sections.filter((of) => passed(of).length > 0);
    const judged = sections.some((of) => of.items.some((item) => item.limits.length > 0));
    let verdict;
    if (sections.length > 0 && !judged) {
      verdict = say("Nothing that the case carries has a limit.", "本案例的组分均无限值。");
    } else if (sections.length === 0) {
      verdict = say("The case has no sections.", "本案例没有断面。");
    } else if (over.length === 0) {
      verdict = say(sections.length === 1 ? `${sections[0].name} keeps its limits.` : `All ${sections.length} sections keep their limits.`, `${sections.length} 个断面均不超标。`);
    } else {
      verdict = over.map((of) => {
        const names = passed(of).map((item) => itemTitle(item.item)).join(say(", ", "、"));
        return say(`${of.name} goes over its limits: ${names}.`, `${of.name}超标：${names}。`);
      }).join(" ");
    }
    const made = section("answer", say("The answer", "结论"),
      element("p", { class: "verdict" }, judged ? badge(found.level) : null, " ", name(verdict)),
      judged ? element("div", { class: "cards" }, sections.map(card)) : null);
    const facts = element("div", { class: "facts" });
    const fact = (text, what) => facts.append(element("p", {}, element("b", {}, text + " "), name(what)));
    fact(say("Why:", "原因:"), whyText());
    fact(say("How sure:", "可信度:"), say(
      "one run, without a probability; an ensemble gives one. ", "单次计算，不含概率，概率由集合计算给出。")
      + inputsText());
    if (found.river?.worst_class) {
      const river = found.river;
      fact(say("River:", "河网:"), say(
        `${number(river.worst_class.over_class_iii_km)} of ${number(river.length_km)} km are worse than Class III at the worst moment, ${short(river.worst_class.time)}.`,
        `最差时刻 ${short(river.worst_class.time)} 有 ${number(river.worst_class.over_class_iii_km)} km（共 ${number(river.length_km)} km）劣于Ⅲ类。`));
    }
    made.append(facts);
  }

  /** What brings the items that are over, from the loads, the worst first. Oxygen is not brought but
      used up. */
  function whyText() {
    const over = data.warnings.sections.flatMap((of) => passed(of));
    if (over.length === 0) return say("no limit is passed.", "没有超标。");
    const share = new Map();
    for (const item of over.filter((one) => one.limits.every((limit) => limit.sense !== "min"))) share.set(item.item, Math.max(share.get(item.item) ?? 0, ...item.limits.map((limit) => limit.peak_share)));
    const told = [...share].sort((a, b) => b[1] - a[1]).map(([code]) => {
      const sums = (data.loads ?? []).map((load) => [load.group, load.kilograms?.[code] ?? 0]);
      const all = sums.reduce((sum, [, mass]) => sum + mass, 0);
      if (all <= 0) return null;
      const most = sums.sort((a, b) => b[1] - a[1]).slice(0, 3).filter(([, mass]) => mass > 0.02 * all)
        .map(([group, mass]) => `${group || say("without a group", "未分组")} ${Math.round((100 * mass) / all)} %`);
      return `${itemTitle(code)}: ${most.join(say(", ", "、"))}`;
    }).filter((text) => text !== null).slice(0, 2);
    if (told.length > 0) return say("of the loads (without the boundaries) ", "负荷构成（不含边界）") + told.join(say("; ", "；"));
    if (share.size === 0) return say("oxygen is used up; see the loads of what uses it.", "溶解氧被消耗，见耗氧物质负荷。");
    return say("the case gives no loads of these items; boundaries, bed and reactions bring them.", "案例没有这些项目的负荷，来自边界、底泥和反应。");
  }

  function card(of) {
    const worst = worstLimit(of);
    const list = element("dl");
    const row = (term, what) => list.append(element("dt", {}, term), element("dd", {}, name(what)));
    if (worst) {
      const { item, limit } = worst;
      const unit = item.unit && item.unit !== "-" ? ` ${item.unit}` : "";
      row(say("worst item", "最差项目"), `${itemTitle(item.item)} ${number(item.peak.value)}${unit}${say(" on ", "，")}${short(item.peak.time)}`);
      row(say("limit", "限值"), `${limit.sense === "min" ? "≥ " : ""}${number(limit.limit)}${unit}${say(`, ${Math.round((100 * item.peak.value) / limit.limit)} % of it`, `，占 ${Math.round((100 * item.peak.value) / limit.limit)} %`)}`);
      row(say("over", "超标"), limit.first_over
        ? say(`from ${short(limit.first_over)} (+${hours(limit.lead_time_h)} h), ${hours(limit.hours_over)} h in all`,
          `自 ${short(limit.first_over)}（+${hours(limit.lead_time_h)} h），共 ${hours(limit.hours_over)} h`)
        : say("never", "否"));
    }
    if (of.worst) row(say("worst class", "最差类别"), classText(of.worst.class));
    row(say("target", "目标"), classText(of.target_class));
    return element("article", { class: `card level-${of.level}` },
      element("h3", {}, name(sectionTitle(of)), badge(of.level)), list);
  }
  function classText(text) {
    const index = classNames.indexOf(text);
    return index >= 0 ? className(index) : className(5);
  }

  // ---- map ---------------------------------------------------------------------------------------

  /** The course of every cell: pieces of its reach between the middles to its neighbours. */
  function coursesOf() {
    const { reaches } = data.network;
    const cells = data.cells;
    const courses = cells.reach.map(() => null);
    reaches.forEach((reach, r) => {
      const along = [0];
      for (let i = 1; i < reach.x.length; ++i) along.push(along[i - 1] + Math.hypot(reach.x[i] - reach.x[i - 1], reach.y[i] - reach.y[i - 1]));
      const drawn = along[along.length - 1];
      const scale = reach.length > 0 ? drawn / reach.length : 1;
      const at = (distance) => {
        let i = 1;
        while (i < along.length - 1 && along[i] < distance) ++i;
        const part = along[i] > along[i - 1] ? (distance - along[i - 1]) / (along[i] - along[i - 1]) : 0;
        return [reach.x[i - 1] + part * (reach.x[i] - reach.x[i - 1]), reach.y[i - 1] + part * (reach.y[i] - reach.y[i - 1])];
      };
      const own = cells.reach.map((of, c) => c).filter((c) => cells.reach[c] === r).sort((a, b) => cells.chainage[a] - cells.chainage[b]);
      own.forEach((c, k) => {
        const before = k === 0 ? 0 : 0.5 * (cells.chainage[own[k - 1]] + cells.chainage[c]);
        const after = k === own.length - 1 ? reach.length : 0.5 * (cells.chainage[c] + cells.chainage[own[k + 1]]);
        const [from, to] = [before * scale, after * scale];
        courses[c] = [at(from), ...along.map((distance, i) => [distance, i]).filter(([distance]) => distance > from && distance < to).map(([, i]) => [reach.x[i], reach.y[i]]), at(to)];
      });
    });
    return courses;
  }

  const fields = data.fields && {
    seconds: data.fields.seconds, level: unpack(data.fields.level), waterClass: unpack(data.fields.water_class),
    odour: unpack(data.fields.black_odour), items: (data.fields.items ?? []).map((item) => ({ name: item.name, values: unpack(item.values) })),
  };
  const shared = { frame: 0, listeners: [], playing: null }; // the moment of map and profile
  function stopPlaying() {
    clearInterval(shared.playing);
    shared.playing = null;
  }
  function setFrame(frame) {
    shared.frame = frame;
    shared.listeners.forEach((listener) => listener());
  }
  function firstFrame() {
    const worst = data.warnings?.river?.worst_class;
    if (!worst || !fields) {
      // Without classes: when the first item is highest all in all.
      const values = fields.items[0]?.values;
      if (!values) return 0;
      const cells = data.cells.reach.length;
      const sums = fields.seconds.map((_, k) => values.subarray(k * cells, (k + 1) * cells).reduce((sum, value) => sum + (known(value) ? value : 0), 0));
      return sums.indexOf(Math.max(...sums));
    }
    const seconds = Date.parse(worst.time) / 1000 - data.start;
    let best = 0;
    fields.seconds.forEach((at, k) => { if (Math.abs(at - seconds) < Math.abs(fields.seconds[best] - seconds)) best = k; });
    return best;
  }

  function legend(parent, entries) {
    parent.replaceChildren(...entries.map(([colour, text, dot]) => {
      const mark = element("i", dot ? { class: "dot" } : {});
      mark.style.background = colour;
      if (colour === "#ffffff") mark.style.border = "1.6px solid #1c2733";
      return element("li", {}, mark, text);
    }));
  }

  /** What the cells are coloured by. */
  function looks() {
    const all = [];
    if (fields.waterClass) {
      all.push({ title: say("water class", "水质类别"), colour: (at) => classColours[fields.waterClass[at] - classBase] ?? dry,
        text: (at) => (fields.waterClass[at] === 255 ? say("no class", "无类别") : className(fields.waterClass[at] - classBase)),
        legend: [...classColours.map((colour, i) => [colour, className(i)]), [dry, say("no class", "无类别")]] });
    }
    if (fields.odour && fields.odour.some((grade) => grade !== 255)) {
      const texts = [say("not black-odorous", "非黑臭"), say("mild", "轻度黑臭"), say("severe", "重度黑臭")];
      all.push({ title: say("black-odour", "黑臭"), colour: (at) => odourColours[fields.odour[at]] ?? dry, text: (at) => texts[fields.odour[at]] ?? "–",
        legend: odourColours.map((colour, i) => [colour, texts[i]]) });
    }
    for (const item of fields.items) all.push(rampLook(withUnit(itemTitle(item.name), itemOf(item.name).unit), item.values));
    all.push(rampLook(say("water level [m]", "水位 [m]"), fields.level));
    return all;
  }
  function rampLook(text, values) {
    const sorted = Float32Array.from(values).filter(known).sort();
    const low = sorted[Math.floor(0.02 * (sorted.length - 1))] ?? 0, high = sorted[Math.floor(0.98 * (sorted.length - 1))] ?? 1;
    const step = (high - low) / ramp.length || 1;
    const colour = (at) => (known(values[at]) ? ramp[Math.max(0, Math.min(ramp.length - 1, Math.floor((values[at] - low) / step)))] : dry);
    const entries = ramp.map((shade, i) => [shade, i === 0 ? `< ${number(low + step)}` : i === ramp.length - 1 ? `≥ ${number(high - step)}`
      : `${number(low + i * step)} – ${number(low + (i + 1) * step)}`]);
    return { title: text, colour, text: (at) => number(values[at]), legend: entries };
  }

  function map() {
    if (!fields) return;
    const made = section("map", say("The river network", "河网"));
    const controls = element("div", { class: "controls" });
    const box = element("div");
    const key = element("ul", { class: "legend", "aria-label": say("Colours", "图例") });
    made.append(controls, box, key);
    const all = looks();
    let look = all[chosen("map-colours", 0)] ?? all[0];
    const courses = coursesOf();
    const { x, y } = data.cells;
    const bounds = (values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = bounds([...x, ...data.network.reaches.flatMap((reach) => reach.x)]);
    const [bottom, top] = bounds([...y, ...data.network.reaches.flatMap((reach) => reach.y)]);
    const width = Math.max(right - left, 1), height = Math.max(top - bottom, 1);
    const drawn = chart(box, Math.round(Math.max(320, Math.min(620, ((box.clientWidth || 1040) * height) / width + 60))), say("Map of the network, coloured by what is chosen", "河网图, 按所选内容着色"));
    const cells = data.cells.reach.length;
    const seriesSeconds = unpack(data.series_seconds);
    const settings = (data.structures ?? []).map((structure) => unpack(structure.setting));
    const discharges = (data.structures ?? []).map((structure) => unpack(structure.discharge));
    const rowAt = (seconds) => {
      let low = 0, high = seriesSeconds.length - 1;
      while (low < high) { const middle = (low + high) >> 1; if (seriesSeconds[middle] < seconds) low = middle + 1; else high = middle; }
      return low;
    };
    const symbols = { gate: "rect", weir: "diamond", pump: "triangle", culvert: "roundRect", transfer: "arrow" };
    const kinds = { gate: say("gate", "闸"), weir: say("weir", "堰"), pump: say("pump", "泵"), culvert: say("culvert", "涵"), transfer: say("transfer", "引水") };
    function series() {
      const first = shared.frame * cells;
      const reaches = [], nodes = [];
      for (let c = 0; c < cells; ++c) {
        const colour = look.colour(first + c);
        if (courses[c]) reaches.push({ coords: courses[c], cell: c, lineStyle: { color: colour } });
        else nodes.push({ value: [x[c], y[c]], cell: c, itemStyle: { color: colour } });
      }
      const row = seriesSeconds ? rowAt(fields.seconds[shared.frame]) : 0;
      const taken = new Map(); // structures at one place stand side by side
      const structures = (data.structures ?? []).map((structure, s) => {
        const open = settings[s][row] > 0;
        const place = `${Math.round(structure.x)} ${Math.round(structure.y)}`;
        const before = taken.get(place) ?? 0;
        taken.set(place, before + 1);
        return { symbolOffset: [15 * before, 0], value: [structure.x, structure.y], symbol: symbols[structure.kind] ?? "rect", structure: s, row,
          itemStyle: { color: open ? "#ffffff" : "#1c2733", borderColor: "#1c2733", borderWidth: 1.6 } };
      });
      const sections = (data.sections).map((of) => ({ value: [of.x, of.y], name: of.name }));
      return [
        { id: "reaches", data: reaches }, { id: "nodes", data: nodes }, { id: "structures", data: structures }, { id: "sections", data: sections },
      ];
    }
    const said = (at) => {
      const it = at.data;
      if (it.cell !== undefined) return `${data.cells.name[it.cell]}\n${look.title}: ${look.text(shared.frame * cells + it.cell)}`;
      if (it.structure !== undefined) {
        const structure = data.structures[it.structure];
        return `${structure.title} (${kinds[structure.kind] ?? structure.kind})\n${say("setting", "开度")} ${number(settings[it.structure][it.row])}, `
          + `${number(discharges[it.structure][it.row])} m³/s`;
      }
      return it.name ?? "";
    };
    // The same length east and north, whatever the shape of the picture.
    function extents() {
      const across = drawn.getWidth() - 40, up = drawn.getHeight() - 80;
      const per = Math.max(width / across, height / up);
      const middle = [(left + right) / 2, (bottom + top) / 2];
      return { xAxis: { min: middle[0] - (per * across) / 2, max: middle[0] + (per * across) / 2 },
        yAxis: { min: middle[1] - (per * up) / 2, max: middle[1] + (per * up) / 2 } };
    }
    drawn.setOption({
      animation: false, tooltip: tooltip({ trigger: "item", formatter: said }),
      grid: { left: 20, right: 20, top: 60, bottom: 20 },
      xAxis: { type: "value", show: false, ...extents().xAxis }, yAxis: { type: "value", show: false, ...extents().yAxis },
      dataZoom: [{ type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl" }, { type: "inside", yAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl" }],
      series: [
        { id: "reaches", type: "lines", coordinateSystem: "cartesian2d", polyline: true, lineStyle: { width: 7, opacity: 1, cap: "round", join: "round" }, emphasis: { lineStyle: { width: 10 } }, data: [] },
        { id: "nodes", type: "scatter", symbolSize: 8, data: [] },
        { id: "structures", type: "scatter", symbolSize: 12, data: [], z: 4 },
        { id: "sections", type: "scatter", symbol: "pin", symbolSize: 30, itemStyle: { color: "#1c2733" }, z: 5, data: [],
          label: { show: true, formatter: "{b}", position: "top", color: "#1c2733", fontWeight: 600, fontSize: 13, textBorderColor: "#ffffff", textBorderWidth: 3 }, labelLayout: { hideOverlap: true } },
      ],
    });
    const update = () => {
      drawn.setOption({ series: series() });
      when.textContent = moment(fields.seconds[shared.frame], true);
      slider.value = String(shared.frame);
      slider.setAttribute("aria-valuetext", when.textContent);
    };
    const when = element("span", { class: "moment" });
    const slider = element("input", { type: "range", min: 0, max: fields.seconds.length - 1, step: 1, "aria-label": say("Moment", "时刻"), oninput: () => { stop(); setFrame(Number(slider.value)); } });
    const play = element("button", { type: "button", onclick: () => (shared.playing ? stop() : start()) }, "▶");
    play.setAttribute("aria-label", say("Play", "播放"));
    const start = () => {
      play.textContent = "❚❚";
      shared.playing = setInterval(() => setFrame((shared.frame + 1) % fields.seconds.length), 120);
    };
    const stop = () => { stopPlaying(); play.textContent = "▶"; };
    controls.append(choice("map-colours", say("Colours:", "着色:"), all.map((one) => one.title), 0, (index) => { look = all[index]; showKey(); update(); }), play, slider, when);
    const showKey = () => legend(key, [...look.legend,
      ...(data.structures?.length ? [["#1c2733", say("closed or off", "关闭"), true], ["#ffffff", say("open or running", "开启"), true]] : [])]);
    showKey();
    made.append(paragraph(say("Water classes have colours of their own, which are not those of warnings. Hold Ctrl to zoom with the wheel. Shapes: square gate, diamond weir, triangle pump, rounded square culvert, arrow transfer.",
      "水质类别的颜色与预警颜色无关。按住 Ctrl 用滚轮缩放。方形为闸，菱形为堰，三角为泵，圆角方形为涵，箭头为引水。"), "note"));
    shared.listeners.push(update);
    drawn.refit = () => drawn.setOption(extents());
    update();
  }

  // ---- series of sections ------------------------------------------------------------------------

  function seriesSection() {
    if (data.sections.length === 0) return;
    const made = section("series", say("Sections over time", "断面过程"));
    const controls = element("div", { class: "controls" });
    const box = element("div");
    made.append(controls, box);
    const seconds = unpack(data.series_seconds);
    const rain = unpack(data.rain);
    const drawn = chart(box, 380, say("Series of the sections with the limit", "断面过程线与限值"));
    const quantities = [...data.items.map((item, i) => ({ text: title(item), unit: item.unit, of: (s) => s.items[i].values, code: item.name })),
      { text: say("Water level", "水位"), unit: "m", of: (s) => s.level, code: "level" }, { text: say("Discharge", "流量"), unit: "m³/s", of: (s) => s.discharge, code: "discharge" }];
    const first = worstOfAll();
    const firstQuantity = Math.max(0, quantities.findIndex((one) => one.code === first));
    let quantity = chosen("series-quantity", firstQuantity);
    /** Limits of an item: value, and the sections that have it where they differ. */
    function limitsOf(code) {
      const all = new Map();
      for (const of of data.warnings.sections) for (const item of of.items.filter((one) => one.item === code)) for (const limit of item.limits) all.set(limit.limit, (all.get(limit.limit) ?? new Set()).add(of.name));
      return [...all].map(([value, names]) => ({ value, text: all.size === 1 ? "" : ` ${[...names].join(say(", ", "、"))}` }));
    }
    function draw() {
      const it = quantities[quantity];
      const found = limitsOf(it.code);
      const limits = found.map((limit) => limit.value);
      const series = data.sections.map((of, s) => ({
        name: of.name, type: "line", showSymbol: false, data: thinned(seconds, unpack(it.of(of))), lineStyle: { width: 2, color: lines[s % lines.length] }, itemStyle: { color: lines[s % lines.length] },
        markLine: s === 0 && limits.length ? { silent: true, symbol: "none", lineStyle: { color: "#b3141f", type: "dashed", width: 1.5 }, label: { formatter: ({ value }) => `${say("limit", "限值")} ${number(value)}${found.find((limit) => limit.value === value)?.text ?? ""}`, position: "insideEndTop", color: "#b3141f" },
          data: limits.map((limit) => ({ yAxis: limit })) } : undefined,
      }));
      data.sections.forEach((of, s) => of.observed.filter((one) => one.quantity === it.code).forEach((one) => {
        const times = unpack(one.seconds), values = unpack(one.values);
        series.push({ name: `${of.name} ${say("observed", "实测")}`, type: "scatter", symbolSize: 5, itemStyle: { color: lines[s % lines.length], borderColor: "#fff" },
          data: Array.from(times, (at, i) => [at, values[i]]) });
      }));
      const heights = series.flatMap((one) => one.data.map((point) => point[1])).concat(limits).filter(known);
      if (rain) series.push({ name: say("rain", "降雨"), type: "bar", yAxisIndex: 1, barWidth: "99%", itemStyle: { color: "#7fb5dd" }, data: Array.from(rain, (value, i) => [(i + 0.5) * 3600, value]).filter(([, value]) => value > 0) });
      const axes = [valueAxis(withUnit(it.text, it.unit), axisOver(heights))];
      if (rain) axes.push(valueAxis(say("rain [mm/h]", "降雨 [mm/h]"), { inverse: true, min: 0, max: axisOver([0, 3 * Math.max(...rain)]).max, splitLine: { show: false }, scale: false, nameGap: 36 }));
      drawn.setOption({
        animation: false, grid: { left: 62, right: rain ? 58 : 24, top: 38, bottom: 62 }, legend: { type: "scroll", top: 4, textStyle: axisText, itemWidth: 18 },
        tooltip: tooltip({ trigger: "axis", formatter: (all) => [moment(all[0].axisValue, true), ...all.filter((one) => known(one.value[1])).map((one) => `${one.seriesName}: ${number(one.value[1], 4)}`)].join("\n") }),
        xAxis: timeAxis(), yAxis: axes, dataZoom: [{ type: "slider", bottom: 6, height: 20, labelFormatter: (v) => moment(v), filterMode: "none" }], series,
      }, true);
    }
    controls.append(choice("series-quantity", say("Quantity:", "项目:"), quantities.map((one) => one.text), firstQuantity, (index) => { quantity = index; draw(); }));
    draw();
  }
  function worstOfAll() {
    let best = null;
    for (const of of data.warnings.sections) {
      const worst = worstLimit(of);
      if (worst && (!best || after(worst.key, best.key))) best = worst;
    }
    return best?.item.item ?? data.items?.[0]?.name;
  }

  // ---- profile along a route ---------------------------------------------------------------------

  /** Reaches from node to node by the shortest way: [{reach, forward}]. */
  function routeBetween(from, to) {
    const { reaches } = data.network;
    const nodes = data.network.nodes.name.length;
    const distance = Array(nodes).fill(Infinity), by = Array(nodes).fill(null), done = Array(nodes).fill(false);
    distance[from] = 0;
    for (;;) {
      let next = -1;
      for (let n = 0; n < nodes; ++n) if (!done[n] && distance[n] < (next < 0 ? Infinity : distance[next])) next = n;
      if (next < 0 || next === to) break;
      done[next] = true;
      reaches.forEach((reach, r) => {
        for (const [a, b, forward] of [[reach.from, reach.to, true], [reach.to, reach.from, false]]) {
          if (a === next && distance[a] + reach.length < distance[b]) { distance[b] = distance[a] + reach.length; by[b] = { reach: r, forward, before: a }; }
        }
      });
    }
    if (!Number.isFinite(distance[to])) return null;
    const route = [];
    for (let n = to; n !== from; n = by[n].before) route.unshift(by[n]);
    return route;
  }

  /** The cells of the longest of the shortest ways, to begin with. */
  function longestRoute() {
    const nodes = data.network.nodes.name.length;
    let best = [0, 0, -1];
    for (let from = 0; from < nodes; ++from) {
      for (let to = from + 1; to < nodes; ++to) {
        const route = routeBetween(from, to);
        const length = route ? route.reduce((sum, step) => sum + data.network.reaches[step.reach].length, 0) : -1;
        if (length > best[2]) best = [from, to, length];
      }
    }
    return best;
  }

  function profile() {
    if (!fields || data.network.reaches.length === 0) return;
    const made = section("profile", say("Profile along a route", "沿程剖面"));
    const controls = element("div", { class: "controls" });
    const box = element("div");
    made.append(controls, box);
    const drawn = chart(box, 340, say("Bed, water level and concentration along the route", "沿程河底、水位和浓度"));
    const nodes = data.network.nodes.name;
    const ends = nodes.length <= 120 ? longestRoute() : [data.network.reaches[0].from, data.network.reaches[0].to];
    let from = chosen("profile-from", ends[0]), to = chosen("profile-to", ends[1]);
    const codes = fields.items.map((item) => item.name);
    const firstItem = Math.max(0, codes.indexOf(worstOfAll()));
    let item = chosen("profile-item", firstItem);
    const nodeCell = new Map();
    data.cells.reach.forEach((reach, c) => { if (reach < 0) nodeCell.set(data.cells.name[c], c); });
    function cellsOf(route) {
      const cells = [];
      let before = 0;
      const add = (c, at) => { if (c !== undefined) cells.push([c, at]); };
      add(nodeCell.get(nodes[from]), 0);
      for (const { reach, forward } of route) {
        const { length, to: end, from: begin } = data.network.reaches[reach];
        const own = data.cells.reach.map((of, c) => c).filter((c) => data.cells.reach[c] === reach).map((c) => [c, before + (forward ? data.cells.chainage[c] : length - data.cells.chainage[c])]).sort((a, b) => a[1] - b[1]);
        cells.push(...own);
        before += length;
        add(nodeCell.get(nodes[forward ? end : begin]), before);
      }
      return cells;
    }
    function draw() {
      const route = routeBetween(from, to);
      if (!route || route.length === 0) {
        drawn.clear();
        when.textContent = say("no way between these nodes", "两节点之间没有通路");
        return;
      }
      const cells = cellsOf(route);
      const first = shared.frame * data.cells.reach.length;
      const points = (of) => cells.map(([c, at]) => [at / 1000, known(of(c)) ? of(c) : null]);
      const it = fields.items[item];
      const line = (text, axis, colour, values, more = {}) => ({ name: text, type: "line", showSymbol: false, yAxisIndex: axis, lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, data: values, ...more });
      const series = [
        line(say("bed", "河底"), 0, "#7a6a55", points((c) => data.cells.bed[c]), { areaStyle: { color: "#b9a88f", opacity: 0.55, origin: "start" }, lineStyle: { width: 1, color: "#7a6a55" } }),
        line(say("water level", "水位"), 0, "#0b5c8f", points((c) => fields.level[first + c])),
      ];
      if (it) series.push(line(itemTitle(it.name), 1, "#c2571a", points((c) => it.values[first + c]), { lineStyle: { width: 2, type: "dashed", color: "#c2571a" } }));
      drawn.setOption({
        animation: false, grid: { left: 62, right: 66, top: 38, bottom: 44 }, legend: { type: "scroll", top: 4, textStyle: axisText, itemWidth: 18 },
        tooltip: tooltip({ trigger: "axis", formatter: (all) => [`${number(all[0].axisValue, 4)} km`, ...all.filter((one) => known(one.value[1])).map((one) => `${one.seriesName}: ${number(one.value[1], 4)}`)].join("\n") }),
        xAxis: { type: "value", max: "dataMax", axisLine: { onZero: false }, name: say("distance [km]", "距离 [km]"), nameLocation: "middle", nameGap: 26, axisLabel: axisText, nameTextStyle: axisText, splitLine: { show: false } },
        yAxis: [valueAxis(say("level [m]", "高程 [m]")), valueAxis(it ? withUnit(itemTitle(it.name), itemOf(it.name).unit) : "", { scale: false, splitLine: { show: false } })],
        series,
      }, true);
      when.textContent = moment(fields.seconds[shared.frame], true);
    }
    const when = element("span", { class: "moment" });
    controls.append(choice("profile-from", say("From", "从"), nodes, ends[0], (index) => { from = index; draw(); }), choice("profile-to", say("to", "到"), nodes, ends[1], (index) => { to = index; draw(); }));
    if (codes.length > 0) controls.append(choice("profile-item", say("Item:", "项目:"), codes.map(itemTitle), firstItem, (index) => { item = index; draw(); }));
    controls.append(when);
    made.append(paragraph(say("At the moment of the map above.", "时刻与上图一致。"), "note"));
    shared.listeners.push(draw);
    draw();
  }

  // ---- loads, operations, balance, inputs --------------------------------------------------------

  function loads() {
    const groups = (data.loads ?? []).filter((load) => load.kilograms && Object.values(load.kilograms).some((mass) => mass > 0));
    if (groups.length === 0) return;
    const made = section("loads", say("Loads by source group", "分类负荷"));
    const codes = Object.keys(groups[0].kilograms).filter((code) => groups.some((load) => load.kilograms[code] > 0));
    const drawn = chart(made, 60 + 34 * codes.length, say("Shares of the groups in the load of every item", "各类负荷占比"));
    const sums = codes.map((code) => groups.reduce((sum, load) => sum + load.kilograms[code], 0));
    drawn.setOption({
      animation: false, grid: { left: 90, right: 26, top: 34, bottom: 28 }, legend: { type: "scroll", top: 2, textStyle: axisText, itemWidth: 16 },
      tooltip: tooltip({ trigger: "item", formatter: (at) => `${at.seriesName}\n${codes[at.dataIndex]}: ${number(groups[at.seriesIndex].kilograms[codes[at.dataIndex]])} kg (${number(at.value)} %)` }),
      xAxis: { type: "value", max: 100, axisLabel: { ...axisText, hideOverlap: true, formatter: "{value} %" }, splitLine: { lineStyle: { color: "#e8edf1" } } },
      yAxis: { type: "category", inverse: true, data: codes.map(itemTitle), axisLabel: { ...axisText, fontSize: 13 } },
      series: groups.map((load, g) => ({ name: load.group || say("without a group", "未分组"), type: "bar", stack: "all", barWidth: 20, itemStyle: { color: lines[g % lines.length], borderColor: "#fff", borderWidth: 1 }, data: codes.map((code, i) => (100 * load.kilograms[code]) / sums[i]) })),
    });
    made.append(table([head(say("Group", "类别")), head(say("Water [10³ m³]", "水量 [万 m³]"), true), ...codes.map((code) => head(`${itemTitle(code)} [kg]`, true))],
      groups.map((load) => [name(load.group || say("without a group", "未分组")), number(load.water_m3 / say(1e3, 1e4)), ...codes.map((code) => number(load.kilograms[code]))])),
    paragraph(say("What the case gives over the whole run; what comes over the boundaries is not in it.", "整个模拟期内案例给出的负荷，不含边界来水。"), "note"));
  }

  function operations() {
    const all = data.structures ?? [];
    const seconds = unpack(data.series_seconds);
    if (all.length === 0 || !seconds) return;
    const rows = all.map((structure) => {
      const setting = unpack(structure.setting);
      let switches = 0, inService = 0;
      for (let k = 1; k < setting.length; ++k) {
        if ((setting[k] > 0) !== (setting[k - 1] > 0)) ++switches;
        if (setting[k] > 0) inService += seconds[k] - seconds[k - 1];
      }
      const own = (data.warnings.operations ?? []).filter((it) => it.structure === structure.name);
      const rules = [...new Set(own.map((it) => it.rule).filter((rule) => rule))];
      return { structure, switches, inService, rules, first: own[0]?.time, last: own[own.length - 1]?.time };
    }).filter((row) => row.rules.length > 0 || row.switches > 0).sort((a, b) => b.switches - a.switches);
    if (rows.length === 0) return;
    section("operations", say("Gates and pumps", "闸泵调度"), table(
      [head(say("Structure", "建筑物")), head(say("Opened or closed", "启闭次数"), true), head(say("Hours open or running", "开启小时"), true), head(say("First by rule", "首次调度")), head(say("Last", "末次")), head(say("Rules", "规则"))],
      rows.map((row) => [name(row.structure.title || row.structure.name), String(row.switches), number(row.inService / 3600), short(row.first), short(row.last), name(row.rules.join(say(", ", "、")))])),
    paragraph(say("Every operation is in warnings.json and in the tables of biandan export.", "全部调度记录见 warnings.json 和 biandan export 的表格。"), "note"));
  }

  function balance() {
    const found = data.warnings;
    const made = section("balance", say("Balance and numerical notes", "收支与数值说明"));
    const rows = [found.balance.water, ...found.balance.constituents];
    made.append(table([head(say("Account", "项目")), head(say("unit", "单位")), head(say("initial", "初始"), true), head(say("in", "流入"), true), head(say("out", "流出"), true), head(say("produced", "生成"), true), head(say("lost", "消减"), true), head(say("stored", "最终"), true), head(say("residual", "残差"), true)],
      rows.map((row) => [name(row.name === "water" ? say("water", "水") : itemTitle(row.name)), row.unit.replace("m3", "m³"), ...["initial", "in", "out", "produced", "lost", "stored"].map((key) => number(row[key])), row.relative.toExponential(1)])));
    const it = found.statistics;
    const notes = [say(`${it.cells} cells, ${it.steps} steps, ${it.halved_steps} halved; ${it.implicit_cells} cell-steps of transport implicit.`,
      `${it.cells} 个单元，${it.steps} 步，其中减半 ${it.halved_steps} 步；隐式输移 ${it.implicit_cells} 单元步。`)];
    const kinds = { "circular pumping": say("circular pumping", "循环抽水"), chatter: say("chatter", "频繁启闭") };
    for (const finding of found.findings ?? []) {
      const through = [...(finding.through_structures ?? []), ...(finding.through_reaches ?? [])].join(say(", ", "、"));
      notes.push(`${kinds[finding.kind] ?? finding.kind}: ${finding.structure ?? ""}${finding.hours ? ` ${hours(finding.hours)} h` : ""}${through ? say(`, back through ${through}`, `，经 ${through} 返回`) : ""}`);
    }
    for (const outfall of (found.mixing?.unmixed ?? []).slice(0, 5)) {
      notes.push(say(`${outfall.load} is not mixed over the width at ${outfall.section}: ${number(outfall.distance_m)} of ${number(outfall.mixing_length_m)} m.`,
        `${outfall.load} 到 ${outfall.section} 尚未横向混合：${number(outfall.distance_m)} / ${number(outfall.mixing_length_m)} m。`));
    }
    made.append(element("ul", {}, notes.map((text) => element("li", {}, name(text)))));
  }

  function inputs() {
    const rows = [
      [say("Case", "案例"), name(`${data.case.name}${data.case.scenario ? ` / ${data.case.scenario}` : ""}`)],
      [say("Provenance", "来源"), inputsText()],
      [say("Hash of the inputs", "输入散列值"), data.case.hash],
      [say("Program", "程序"), `Biandan ${data.program}`],
    ];
    if (data.warnings) rows.splice(2, 0, [say("Standard", "标准"), name(data.warnings.standard)], [say("Hash of the final state", "最终状态散列值"), data.warnings.run.state_hash]);
    if (data.ensemble) rows.splice(2, 0, [say("Draws", "抽样"), `${data.ensemble.method}, ${say("seed", "种子")} ${data.ensemble.seed}`]);
    section("inputs", say("Inputs and version", "输入与版本"), table([head(""), head("")], rows));
  }
  function inputsText() {
    const { measured, published, assumed, schematic } = data.inputs;
    return say(`Inputs: ${measured} measured, ${published} published, ${assumed} assumed${schematic ? ": schematic, not for decisions" : ""}.`,
      `输入：实测 ${measured}，公开资料 ${published}，假定 ${assumed}${schematic ? "：示意算例，不作决策依据" : ""}。`);
  }

  // ---- sections of an ensemble -------------------------------------------------------------------

  const percent = (share) => (share > 0 && share < 0.01 ? "< 1 %" : share < 1 && share > 0.99 ? "> 99 %" : `${Math.round(100 * share)} %`);
  const percentOf = (it) => `${percent(it.value)} (${Math.round(100 * it.low)}–${Math.round(100 * it.high)})`;
  const limitName = (target) => (target.rule_set === "class" ? "" : ` (${target.rule_set})`);
  /** Targets of a section with their places in the list, the likeliest to be passed first. */
  function likely(of) {
    const nearness = (target) => (target.sense === "minimum" ? target.limit / target.peak.p05 : target.peak.p95 / target.limit);
    return data.ensemble.targets.map((target, index) => ({ target, index })).filter(({ target }) => target.section === of)
      .sort((a, b) => b.target.over.value - a.target.over.value || nearness(b.target) - nearness(a.target));
  }
  const sectionNames = () => [...new Set(data.ensemble.targets.map((target) => target.section))];
  const levelOrder = ["none", "blue", "yellow", "orange", "red"];

  function ensembleAnswer() {
    const { ensemble } = data;
    const names = sectionNames();
    const worst = names.map((of) => ({ of, first: likely(of)[0].target }));
    const may = worst.filter(({ first }) => first.over.value > 0);
    const levels = ensemble.targets.map((target) => levelOrder.indexOf(target.level));
    const level = levelOrder[Math.max(0, ...levels)];
    const verdict = may.length === 0
      ? say(`No member of ${ensemble.completed} goes over a limit.`, `${ensemble.completed} 个成员均不超标。`)
      : may.map(({ of, first }) => say(`${of} goes over its limit of ${itemTitle(first.item)} with a probability of ${percent(first.over.value)}.`,
        `${of}${itemTitle(first.item)}超标概率 ${percent(first.over.value)}。`)).join(" ");
    const made = section("answer", say("The answer", "结论"), element("p", { class: "verdict" }, badge(level), " ", name(verdict)));
    made.append(element("div", { class: "cards" }, names.map((of) => {
      const all = likely(of);
      const own = levelOrder[Math.max(...all.map(({ target }) => levelOrder.indexOf(target.level)))];
      const list = element("dl");
      for (const { target } of all.filter(({ target: it }, i) => i === 0 || it.over.value > 0 || it.level !== "none").slice(0, 6)) {
        const lead = target.lead.find((one) => one.probability === 0.5);
        list.append(element("dt", {}, name(itemTitle(target.item) + limitName(target))), element("dd", {}, percentOf(target.over),
          lead?.hours !== null && lead?.hours !== undefined ? say(`, half are over by +${hours(lead.hours)} h`, `，半数于 +${hours(lead.hours)} h 前超标`) : ""));
      }
      return element("article", { class: `card level-${own}` }, element("h3", {}, name(of), badge(own)), list);
    })));
    const facts = element("div", { class: "facts" });
    const fact = (text, what) => facts.append(element("p", {}, element("b", {}, text + " "), name(what)));
    fact(say("How sure:", "可信度:"), say(`${ensemble.completed} of ${ensemble.members} members completed; intervals of 95 % in brackets. `, `${ensemble.members} 个成员完成 ${ensemble.completed} 个；括号内为 95 % 区间。`) + inputsText());
    for (const { of, first } of worst) {
      const drivers = first.drivers.filter((one) => one.first_order_index >= 0.02).slice(0, 3);
      if (drivers.length) fact(`${of}:`, say(`the spread of the peak of ${itemTitle(first.item)} comes from `, `${itemTitle(first.item)}峰值离散来自 `) + drivers.map((one) => `${one.input} ${percent(one.first_order_index)}`).join(say(", ", "、")));
    }
    made.append(facts);
  }

  function bandsSection() {
    const made = section("series", say("Sections over time", "断面过程"));
    const controls = element("div", { class: "controls" });
    const box = element("div");
    made.append(controls, box);
    const drawn = chart(box, 380, say("Bands of the members with the limit", "成员分位带与限值"));
    const seconds = Array.from({ length: data.moments }, (_, k) => k * data.interval);
    const likeliest = sectionNames().map((of) => likely(of)[0].target).sort((a, b) => b.over.value - a.over.value)[0];
    const firstSection = Math.max(0, data.sections.findIndex((of) => of.name === likeliest?.section));
    let s = chosen("bands-section", firstSection);
    const quantities = [...data.items.map((item, i) => ({ text: title(item), unit: item.unit, of: (of) => of.items[i].bands, code: item.name })),
      { text: say("Water level", "水位"), unit: "m", of: (of) => of.level, code: "level" }, { text: say("Discharge", "流量"), unit: "m³/s", of: (of) => of.discharge, code: "discharge" }];
    const firstQuantity = Math.max(0, quantities.findIndex((one) => one.code === likeliest?.item));
    let quantity = chosen("bands-quantity", firstQuantity);
    function draw() {
      const it = quantities[quantity];
      const bands = unpack(it.of(data.sections[s]));
      const of = (p) => seconds.map((at, k) => [at, bands[p * data.moments + k]]);
      const targets = data.ensemble.targets.map((target, index) => ({ target, index })).filter(({ target }) => target.section === data.sections[s].name && target.item === it.code);
      const fill = (text, low, high, opacity) => {
        const outline = [...of(low), ...of(high).reverse()].filter((point) => known(point[1]));
        return { name: text, type: "custom", clip: true, silent: true, itemStyle: { color: "#0b5c8f", opacity: 0.3 + opacity }, data: [[0, 0]], encode: { x: -1, y: -1 },
          renderItem: (params, api) => ({ type: "polygon", shape: { points: outline.map((point) => api.coord(point)) }, style: { fill: "#0b5c8f", opacity } }) };
      };
      const heights = Array.from(bands).filter(known);
      const limits = [...new Set(targets.map(({ target }) => target.limit))];
      const shares = new Map(targets.map(({ index }) => [index, unpack(data.targets[index].over)]));
      const series = [fill("5–95 %", 0, 4, 0.16), fill("25–75 %", 1, 3, 0.24),
        { name: say("median", "中位数"), type: "line", showSymbol: false, data: of(2), lineStyle: { width: 2, color: "#0b5c8f" }, itemStyle: { color: "#0b5c8f" },
          markLine: limits.length ? { silent: true, symbol: "none", lineStyle: { color: "#b3141f", type: "dashed", width: 1.5 }, label: { formatter: ({ value }) => `${say("limit", "限值")} ${number(value)}`, position: "insideEndTop", color: "#b3141f" }, data: limits.map((limit) => ({ yAxis: limit })) } : undefined }];
      targets.forEach(({ target, index }) => series.push({ name: say("share of members over", "超标成员比例") + limitName(target), type: "line", showSymbol: false, yAxisIndex: 1, data: Array.from(shares.get(index), (share, k) => [seconds[k], 100 * share]), lineStyle: { width: 1.5, color: "#c2571a" }, itemStyle: { color: "#c2571a" }, areaStyle: { color: "#c2571a", opacity: 0.12 } }));
      drawn.setOption({
        animation: false, grid: { left: 62, right: 62, top: 38, bottom: 62 }, legend: { type: "scroll", top: 4, textStyle: axisText, itemWidth: 18, data: series.map((one) => one.name) },
        tooltip: tooltip({ trigger: "axis", formatter: (all) => {
          const k = Math.round(all[0].axisValue / data.interval);
          return [moment(all[0].axisValue, true), ...data.quantiles.map((p, i) => `${Math.round(100 * p)} %: ${number(bands[i * data.moments + k], 4)}`).reverse(),
            ...targets.map(({ target, index }) => `${say("over", "超标")}${limitName(target)}: ${percent(shares.get(index)[k])}`)].join("\n");
        } }),
        xAxis: timeAxis(), yAxis: [valueAxis(withUnit(it.text, it.unit), axisOver([...heights, ...limits])), valueAxis(say("members over [%]", "超标成员 [%]"), { scale: false, min: 0, max: 100, splitLine: { show: false }, nameGap: 36, show: targets.length > 0 })],
        dataZoom: [{ type: "slider", bottom: 6, height: 20, labelFormatter: (v) => moment(v), filterMode: "none" }], series,
      }, true);
    }
    controls.append(choice("bands-section", say("Section:", "断面:"), data.sections.map((of) => of.name), firstSection, (index) => { s = index; draw(); }), choice("bands-quantity", say("Quantity:", "项目:"), quantities.map((one) => one.text), firstQuantity, (index) => { quantity = index; draw(); }));
    made.append(paragraph(say("Half of the members run in the dark band, nine in ten in the light one.", "深色带含一半成员，浅色带含九成成员。"), "note"));
    draw();
  }

  function limitsTable() {
    const spread = (it) => `${number(it.p05)} / ${number(it.p50)} / ${number(it.p95)}`;
    const lead = (target, probability) => { const one = target.lead.find((it) => it.probability === probability); return one?.hours === null || one === undefined ? "–" : `+${hours(one.hours)} h`; };
    const shown = sectionNames().flatMap((of) => likely(of).filter(({ target }, i) => i === 0 || target.over.value > 0 || target.month_over.value > 0 || target.level !== "none"));
    section("limits", say("Probability of going over", "超标概率"), table(
      [head(say("Section", "断面")), head(say("Item", "项目")), head(say("Limit", "限值"), true), head(say("Over", "超标"), true), head(say("Peak 5/50/95 %", "峰值 5/50/95 %"), true), head(say("Month mean over", "月均超标"), true), head(say("Hours over 5/50/95 %", "超标小时 5/50/95 %"), true), head(say("Over by 10 / 50 / 90 %", "10/50/90 % 超标时刻"), true), head(say("Warning", "预警"))],
      shown.map(({ target }) => [name(target.section), name(withUnit(itemTitle(target.item), target.unit) + limitName(target)), (target.sense === "minimum" ? "≥ " : "") + number(target.limit), percentOf(target.over), spread(target.peak), percentOf(target.month_over), spread(target.hours_over), [0.1, 0.5, 0.9].map((p) => lead(target, p)).join(" / "), target.level === "none" ? "–" : badge(target.level)])));
  }

  function driversSection() {
    const targets = sectionNames().map((of) => likely(of)[0].target).filter((target) => target.drivers.length > 0);
    if (targets.length === 0) return;
    const made = section("drivers", say("What drives the spread", "离散来源"));
    const inputNames = [...new Set(targets.flatMap((target) => target.drivers.map((one) => one.input)))];
    const drawn = chart(made, 70 + (14 + 10 * targets.length) * inputNames.length, say("First-order indices of the inputs", "各输入的一阶敏感性指数"));
    drawn.setOption({
      animation: false, grid: { left: Math.min(190, 0.4 * drawn.getWidth()), right: 30, top: 34, bottom: 30 }, legend: { type: "scroll", top: 2, textStyle: axisText },
      tooltip: tooltip({ trigger: "item", formatter: (at) => {
        const one = targets[at.seriesIndex].drivers.find((it) => it.input === inputNames[at.dataIndex]);
        return `${at.seriesName}\n${one.input}: ${percent(one.first_order_index)} (${percent(one.low)} – ${percent(one.high)})\n${say("rank correlation", "秩相关")} ${number(one.rank_correlation, 2)}`;
      } }),
      xAxis: { type: "value", min: 0, max: 100, axisLabel: { ...axisText, hideOverlap: true, formatter: "{value} %" }, splitLine: { lineStyle: { color: "#e8edf1" } } },
      yAxis: { type: "category", inverse: true, data: inputNames, axisLabel: { ...axisText, width: Math.min(175, 0.4 * drawn.getWidth() - 15), overflow: "truncate" } },
      series: targets.map((target, t) => ({ name: `${target.section} ${itemTitle(target.item)}`, type: "bar", itemStyle: { color: lines[t % lines.length] }, data: inputNames.map((input) => Math.max(0, 100 * (target.drivers.find((one) => one.input === input)?.first_order_index ?? 0))) })),
    });
    made.append(paragraph(say("Share of the variance of the peak that an input explains by itself (first-order index of Sobol), of the likeliest item of every section.", "各断面最可能超标项目的峰值方差中由单个输入解释的比例（Sobol 一阶指数）。"), "note"));
  }

  function pairsSection() {
    if (!data.pairs) return;
    const base = data.pairs.base || say("the case as it is", "现状");
    const signed = (value, digits = 3) => (value > 0 ? "+" : "") + number(value, digits);
    const felt = data.pairs.targets.filter((it) => it.base_over > 0 || it.with_over > 0);
    section("pairs", say(`What changes against ${base}`, `与${base}相比的变化`), table(
      [head(say("Section", "断面")), head(say("Item", "项目")), head(say("Over", "超标概率"), true), head(say("Points (95 %)", "变化百分点 (95 %)"), true), head(say("Peak change 5/50/95 %", "峰值变化 5/50/95 %"), true), head(say("Hours over, mean change", "超标小时平均变化"), true), head(say("Peak better / worse", "峰值改善 / 变差"), true)],
      felt.map((it) => [name(it.section), name(withUnit(itemTitle(it.item), itemOf(it.item).unit)), `${percent(it.base_over)} → ${percent(it.with_over)}`, `${signed(100 * it.over_change.value, 2)} (${signed(100 * it.over_change.low, 2)}, ${signed(100 * it.over_change.high, 2)})`, [it.peak.p05, it.peak.p50, it.peak.p95].map((value) => signed(value, 2)).join(" / "), signed(it.seconds_over.mean.value / 3600, 2), `${percent(it.peak.better)} / ${percent(it.peak.worse)}`])),
    paragraph(say(`${data.pairs.pairs} members with the same draws in both.`, `两者抽样相同的成员 ${data.pairs.pairs} 个。`), "note"));
  }

  // ---- sections of a comparison ------------------------------------------------------------------

  const baseName = () => data.comparison.base || say("the case as it is", "现状");
  function comparisonAnswer() {
    const all = data.comparison.comparisons;
    const told = all.map((one) => {
      const limits = one.sections.flatMap((of) => of.items.flatMap((item) => item.limits.map((limit) => ({ of, item, limit }))));
      const hoursChanged = limits.reduce((sum, { limit }) => sum + limit.hours_over.change, 0);
      const best = limits.reduce((least, it) => (!least || it.limit.share.change < least.limit.share.change ? it : least), null);
      const most = limits.reduce((worst, it) => (!worst || it.limit.share.change > worst.limit.share.change ? it : worst), null);
      return { one, hoursChanged, best, most };
    });
    const ranked = [...told].sort((a, b) => a.hoursChanged - b.hoursChanged);
    const first = ranked[0];
    const verdict = !first ? "" : Math.abs(first.hoursChanged) < 0.05
      ? say("No scenario changes the hours over the limits.", "各情景均不改变超标小时数。")
      : first.hoursChanged < 0
        ? say(`${first.one.with} does the most: ${hours(-first.hoursChanged)} h less over the limits, all sections and items together.`, `${first.one.with}效果最大：各断面各项目合计减少超标 ${hours(-first.hoursChanged)} h。`)
        : say("No scenario lessens the hours over the limits.", "没有情景减少超标小时数。");
    const made = section("answer", say("The answer", "结论"), element("p", { class: "verdict" }, name(verdict)));
    made.append(table([head(say("Scenario", "情景")), head(say("Cost [10,000 yuan]", "费用 [万元]"), true), head(say("Hours over, change", "超标小时变化"), true), head(say("Helps most", "改善最大")), head(say("Harms most", "变差最大"))],
      told.map(({ one, hoursChanged, best, most }) => [name(one.with), one.cost === null ? "–" : number(one.cost), (hoursChanged > 0 ? "+" : "") + number(hoursChanged),
        name(effect(best, -1)), name(effect(most, 1))])),
    paragraph(say(`Against ${baseName()}. ${inputsText()}`, `与${baseName()}相比。${inputsText()}`), "note"));
  }
  /** The change of a peak as a share of its limit, where it goes the way that is asked for. */
  function effect(it, way) {
    if (!it || Math.sign(it.limit.share.change) !== way || Math.abs(it.limit.share.change) < 1e-3) return say("nothing felt", "无明显变化");
    return `${it.of.name} ${itemTitle(it.item.item)}: ${it.limit.share.change > 0 ? "+" : ""}${number(100 * it.limit.share.change, 2)} %${say(" of the limit", "（占限值）")}`;
  }

  function comparisonChart() {
    const all = data.comparison.comparisons;
    if (all.length === 0 || all[0].sections.length === 0) return;
    const made = section("before-after", say("Before and after", "前后对比"));
    const controls = element("div", { class: "controls" });
    const box = element("div");
    made.append(controls, box);
    const names = all[0].sections.map((of) => of.name);
    const hoursOver = (of) => of.items.reduce((sum, item) => sum + item.limits.reduce((all, limit) => all + limit.hours_over.base, 0), 0);
    const firstSection = all[0].sections.reduce((most, of, i, list) => (hoursOver(of) > hoursOver(list[most]) ? i : most), 0);
    let s = chosen("before-section", firstSection);
    const drawn = chart(box, 380, say("Worst value of every item as a share of its limit", "各项目最差值占限值的比例"));
    const values = [["share", say("peak, share of its limit [%]", "峰值占限值 [%]"), 100], ["hours_over", say("hours over", "超标小时"), 1]];
    let what = chosen("before-what", 0);
    function draw() {
      const [key, text, unit] = values[what];
      const items = all[0].sections[s].items.filter((item) => item.limits.length > 0);
      const bar = (label, colour, of) => ({ name: label, type: "bar", itemStyle: { color: colour }, barMaxWidth: 34, data: items.map((item, i) => unit * of(i)) });
      drawn.setOption({
        animation: false, grid: { left: 62, right: 20, top: 38, bottom: 40 }, legend: { type: "scroll", top: 4, textStyle: axisText },
        tooltip: tooltip({ trigger: "axis", formatter: (bars) => [bars[0].name, ...bars.map((one) => `${one.seriesName}: ${number(one.value)}`)].join("\n") }),
        xAxis: { type: "category", data: items.map((item) => itemTitle(item.item)), axisLabel: { ...axisText, interval: 0, hideOverlap: false, width: drawn.getWidth() / Math.max(1, items.length) - 14, overflow: "break" } }, yAxis: valueAxis(text, { scale: false }),
        series: [{ ...bar(baseName(), "#7a8896", (i) => items[i].limits[0][key].base), markLine: key === "share" ? { silent: true, symbol: "none", lineStyle: { color: "#b3141f", type: "dashed" }, label: { show: false }, data: [{ yAxis: 100 }] } : undefined },
          ...all.map((one, c) => bar(one.with, lines[c % lines.length], (i) => one.sections[s].items.find((it) => it.item === items[i].item).limits[0][key].with))],
      }, true);
    }
    controls.append(choice("before-section", say("Section:", "断面:"), names, firstSection, (index) => { s = index; draw(); }), choice("before-what", say("Show:", "显示:"), values.map(([, text]) => text), 0, (index) => { what = index; draw(); }));
    draw();
  }

  function comparisonTable() {
    const all = data.comparison.comparisons;
    const rows = [];
    for (const one of all) {
      for (const of of one.sections) {
        for (const item of of.items) {
          for (const limit of item.limits) {
            if (Math.abs(limit.share.change) < 1e-3 && limit.hours_over.base === 0 && limit.hours_over.with === 0) continue;
            rows.push([name(one.with), name(of.name), name(withUnit(itemTitle(item.item), item.unit)), `${limit.sense === "min" ? "≥ " : ""}${number(limit.limit)}`, `${number(item.peak.base)} → ${number(item.peak.with)}`, `${number(item.month_mean.base)} → ${number(item.month_mean.with)}`, `${number(limit.hours_over.base)} → ${number(limit.hours_over.with)}`, limit.level.base === limit.level.with ? levelText(limit.level.with) : `${levelText(limit.level.base)} → ${levelText(limit.level.with)}`]);
          }
        }
      }
    }
    section("changes", say("What changes", "变化"), rows.length === 0 ? paragraph(say("Nothing is felt at the sections.", "断面无明显变化。")) : table(
      [head(say("Scenario", "情景")), head(say("Section", "断面")), head(say("Item", "项目")), head(say("Limit", "限值"), true), head(say("Peak", "峰值"), true), head(say("Month mean", "月均值"), true), head(say("Hours over", "超标小时"), true), head(say("Warning", "预警"))], rows));
  }

  function comparisonLoads() {
    const rows = [];
    for (const one of data.comparison.comparisons) {
      for (const load of one.loads ?? []) rows.push([one, load.load, load]);
      for (const drain of one.drains ?? []) rows.push([one, `${drain.name}: ${drain.what}`, drain]);
    }
    if (rows.length === 0) return;
    const codes = Object.keys(rows[0][2].mass_kg);
    const change = (it) => (it.change > 0 ? "+" : "") + number(it.change);
    section("loads", say("What enters, and what sewers and plants do", "入河负荷与管网、污水厂"), table(
      [head(say("Scenario", "情景")), head(say("Load or work", "负荷或设施")), head(say("Water [m³]", "水量 [m³]"), true), ...codes.map((code) => head(`${itemTitle(code)} [kg]`, true))],
      rows.map(([one, text, it]) => [name(one.with), name(text), change(it.water_m3), ...codes.map((code) => change(it.mass_kg[code]))])),
    paragraph(say("Changes over the whole run.", "整个模拟期内的变化量。"), "note"));
  }

  // ---- the page ----------------------------------------------------------------------------------

  const pages = {
    run: [answer, map, seriesSection, profile, loads, operations, balance, inputs],
    ensemble: [ensembleAnswer, bandsSection, limitsTable, driversSection, pairsSection, inputs],
    comparison: [comparisonAnswer, comparisonChart, comparisonTable, comparisonLoads, inputs],
  };

  function draw() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    stopPlaying();
    charts.splice(0).forEach((one) => one.dispose());
    shared.listeners.length = 0;
    main.replaceChildren();
    const caseTitle = say(data.case.title_en || data.case.name, data.case.title_zh || data.case.name);
    document.title = `${caseTitle} – Biandan`;
    document.getElementById("head").replaceChildren(
      element("h1", {}, name(caseTitle)),
      element("div", { class: "controls" },
        element("button", { type: "button", id: "language", onclick: () => { language = language === "zh" ? "en" : "zh"; draw(); document.getElementById("language").focus(); } }, say("中文", "English")),
        element("button", { type: "button", onclick: () => window.print() }, say("Print", "打印"))),
      element("p", {}, data.case.scenario ? element("span", {}, say("Scenario ", "情景 "), name(say(data.case.scenario_title_en, data.case.scenario_title_zh) || data.case.scenario), " · ") : null,
        `${moment(0, true)} – ${moment(data.duration, true)}`));
    for (const part of pages[data.kind]) part();
    document.getElementById("foot").replaceChildren(say(
      `Made by Biandan ${data.program}. Charts: Apache ECharts (Apache License 2.0).`, `由 Biandan ${data.program} 生成。图表：Apache ECharts（Apache License 2.0）。`));
  }
  if (fields) shared.frame = firstFrame();
  draw();
  document.documentElement.dataset.ready = "yes";
})();

// The network of a run over time: fields of the cells, and the moment that map and profile show.

/** The course of every cell as points; null for a cell of a node. */
function coursesOf() {
  return data.cells.course.map((numbers) => (numbers.length === 0 ? null : Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]])));
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
  const [left, right] = bounds([...x, ...courses.flatMap((course) => (course ?? []).map((point) => point[0]))]);
  const [bottom, top] = bounds([...y, ...courses.flatMap((course) => (course ?? []).map((point) => point[1]))]);
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
      // Without a zlevel of its own, lines get an empty layer over all others, which hides them in print.
      { id: "reaches", type: "lines", zlevel: 0, coordinateSystem: "cartesian2d", polyline: true, lineStyle: { width: 7, opacity: 1, cap: "round", join: "round" }, emphasis: { lineStyle: { width: 10 } }, data: [] },
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

// Bed, water level and concentration of a run along a route through the network.

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

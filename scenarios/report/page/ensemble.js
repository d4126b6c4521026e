// Sections of the page of an ensemble.

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
    const drivers = first.drivers.filter((one) => one.first_order_index >= 0.02 && one.low > 0).slice(0, 3);
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

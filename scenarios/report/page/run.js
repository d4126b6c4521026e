// Sections of the page of a run: the answer, series, loads, operations, balance. The map is in
// map.js, the profile in profile.js.

// ---- sections and their limits -------------------------------------------------------------------

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
const mostTold = 4; // sections that the verdict names
function worseFirst(one, other) {
  const a = worstLimit(one)?.key ?? [-1], b = worstLimit(other)?.key ?? [-1];
  return after(a, b) ? -1 : after(b, a) ? 1 : 0;
}
const passed = (of) => of.items.filter((item) => item.limits.some((limit) => limit.hours_over > 0));

// ---- the answer ----------------------------------------------------------------------------------

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
    verdict = say(sections.length === 1 ? `${sections[0].name} keeps its limits.` : `All ${sections.length} sections keep their limits.`, sections.length === 1 ? `${sections[0].name}不超标。` : `${sections.length} 个断面均不超标。`);
  } else {
    const worstFirst = [...over].sort(worseFirst);
    verdict = (over.length > mostTold ? say(`${over.length} of ${sections.length} sections go over their limits. `, `${sections.length} 个断面中 ${over.length} 个超标。`) : "") + worstFirst.slice(0, mostTold).map((of) => {
      const names = passed(of).map((item) => itemTitle(item.item)).join(say(", ", "、"));
      return say(`${of.name} goes over its limits: ${names}.`, `${of.name}超标：${names}。`);
    }).join(" ");
  }
  const made = section("answer", say("The answer", "结论"),
    element("p", { class: "verdict" }, judged ? badge(found.level) : null, " ", name(verdict)),
    judged ? element("div", { class: "cards" }, [...sections].sort(sections.length > mostTold ? worseFirst : () => 0).map(card)) : null);
  const facts = element("div", { class: "facts" });
  const fact = (text, what) => facts.append(element("p", {}, element("b", {}, text + " "), name(what)));
  if (judged) fact(say("Why:", "原因:"), whyText());
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

/** What comes in of an item over the boundaries [kg]: what entered in all, but for the loads. */
function boundaryMass(code, given) {
  const account = data.warnings.balance.constituents.find((one) => one.name === code && one.unit === "g");
  return account ? Math.max(0, account.in / 1000 - given) : 0;
}
/** What brings the items that are over, the worst first. Oxygen is not brought but
    used up. */
function whyText() {
  const over = data.warnings.sections.flatMap((of) => passed(of));
  if (over.length === 0) return say("no limit is passed.", "没有超标。");
  const share = new Map();
  for (const item of over.filter((one) => one.limits.every((limit) => limit.sense !== "min"))) share.set(item.item, Math.max(share.get(item.item) ?? 0, ...item.limits.map((limit) => limit.peak_share)));
  const told = [...share].sort((a, b) => b[1] - a[1]).map(([code]) => {
    const sums = (data.loads ?? []).map((load) => [load.group, load.kilograms?.[code] ?? 0]);
    const given = sums.reduce((sum, [, mass]) => sum + mass, 0);
    const entered = boundaryMass(code, given);
    if (entered > 0) sums.push([say("boundaries", "边界来水"), entered]);
    const all = given + entered;
    if (all <= 0) return null;
    const most = sums.sort((a, b) => b[1] - a[1]).slice(0, 3).filter(([, mass]) => mass > 0.02 * all)
      .map(([group, mass]) => `${group || say("without a group", "未分组")} ${Math.round((100 * mass) / all)} %`);
    return `${itemTitle(code)}: ${most.join(say(", ", "、"))}`;
  }).filter((text) => text !== null).slice(0, 2);
  if (told.length > 0) return say("of what enters ", "入河量构成：") + told.join(say("; ", "；"));
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
    const share = (100 * item.peak.value) / limit.limit;
    // What keeps its limit by less than half a percent is not told to be at it.
    const told = Math.round(share) === 100 && share !== 100 ? number(share, 4) : Math.round(share);
    row(say("limit", "限值"), `${limit.sense === "min" ? "≥ " : ""}${number(limit.limit)}${unit}${say(`, ${told} % of it`, `，占 ${told} %`)}`);
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

// ---- series of sections --------------------------------------------------------------------------

const mostLines = 8; // that one can tell apart in a chart
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
    return [...all].map(([value, names]) => ({ value, text: all.size === 1 || names.size > 2 ? "" : ` ${[...names].join(say(", ", "、"))}` }));
  }
  const many = data.sections.length > mostLines;
  const worstFirst = data.sections.map((_, s) => s).sort((a, b) => (worstLimit(data.warnings.sections[b])?.share ?? 0) - (worstLimit(data.warnings.sections[a])?.share ?? 0));
  let shown = chosen("series-sections", 0);
  /** The sections that are drawn: the worst ones, all, or one. */
  const drawnOnes = () => (!many || shown === 1 ? data.sections.map((_, s) => s) : shown === 0 ? worstFirst.slice(0, mostLines).sort((a, b) => a - b) : [shown - 2]);
  function draw() {
    const it = quantities[quantity];
    const found = limitsOf(it.code);
    const limits = found.map((limit) => limit.value);
    const ones = drawnOnes();
    const colour = (s) => lines[ones.indexOf(s) % lines.length];
    const series = ones.map((s) => [data.sections[s], s]).map(([of, s], k) => ({
      name: of.name, type: "line", showSymbol: false, data: thinned(seconds, unpack(it.of(of))), lineStyle: { width: 2, color: colour(s) }, itemStyle: { color: colour(s) },
      markLine: k === 0 && limits.length ? { silent: true, symbol: "none", lineStyle: { color: "#b3141f", type: "dashed", width: 1.5 }, label: { formatter: ({ value }) => `${say("limit", "限值")} ${number(value)}${found.find((limit) => limit.value === value)?.text ?? ""}`, position: "insideEndTop", color: "#b3141f" },
        data: limits.map((limit) => ({ yAxis: limit })) } : undefined,
    }));
    ones.forEach((s) => data.sections[s].observed.filter((one) => one.quantity === it.code).forEach((one) => {
      const times = unpack(one.seconds), values = unpack(one.values);
      series.push({ name: `${data.sections[s].name} ${say("observed", "实测")}`, type: "scatter", symbolSize: 5, itemStyle: { color: colour(s), borderColor: "#fff" },
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
  if (many) controls.append(choice("series-sections", say("Sections:", "断面:"), [say(`the worst ${mostLines}`, `最差 ${mostLines} 个`), say("all", "全部"), ...data.sections.map((of) => of.name)], 0, (index) => { shown = index; draw(); }));
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

// ---- loads, operations, balance ------------------------------------------------------------------

function loads() {
  const groups = (data.loads ?? []).filter((load) => load.kilograms && Object.values(load.kilograms).some((mass) => mass > 0));
  if (groups.length === 0) return;
  const made = section("loads", say("Loads by source group", "分类负荷"));
  const codes = Object.keys(groups[0].kilograms).filter((code) => groups.some((load) => load.kilograms[code] > 0));
  const drawn = chart(made, 60 + 34 * codes.length, say("Shares of the groups in the load of every item", "各类负荷占比"));
  const sums = codes.map((code) => groups.reduce((sum, load) => sum + load.kilograms[code], 0));
  drawn.setOption({
    animation: false, grid: { left: 118, right: 26, top: 34, bottom: 28 }, legend: { type: "scroll", top: 2, textStyle: axisText, itemWidth: 16 },
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
    rows.map((row) => [name(row.name === "water" ? say("water", "水") : itemTitle(row.name)), row.unit.replace("degC m3", "°C·m³").replace("m3", "m³"), ...["initial", "in", "out", "produced", "lost", "stored"].map((key) => number(row[key])), row.relative.toExponential(1)])));
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

// Sections of the page of a comparison.

/** The title of a scenario, and its name where it has none. */
function scenarioTitle(of) {
  const titles = data.scenarios[of];
  return titles ? say(titles.title_en, titles.title_zh) || of : of;
}
const baseName = () => (data.comparison.base ? scenarioTitle(data.comparison.base) : say("the case as it is", "现状"));
const felt = 0.01; // of a limit
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
      ? say(`${scenarioTitle(first.one.with)} does the most: ${hours(-first.hoursChanged)} h less over the limits, all sections and items together.`, `${scenarioTitle(first.one.with)}效果最大：各断面各项目合计减少超标 ${hours(-first.hoursChanged)} h。`)
      : say("No scenario lessens the hours over the limits.", "没有情景减少超标小时数。");
  const made = section("answer", say("The answer", "结论"), element("p", { class: "verdict" }, name(verdict)));
  made.append(table([head(say("Scenario", "情景")), head(say("Cost [10,000 yuan]", "费用 [万元]"), true), head(say("Hours over, change", "超标小时变化"), true), head(say("Helps most", "改善最大")), head(say("Harms most", "变差最大"))],
    told.map(({ one, hoursChanged, best, most }) => [name(scenarioTitle(one.with)), one.cost === null ? "–" : number(one.cost), (hoursChanged > 0 ? "+" : "") + number(hoursChanged),
      name(effect(best, -1)), name(effect(most, 1))])),
  paragraph(say(`Against ${baseName()}. ${inputsText()}`, `与${baseName()}相比。${inputsText()}`), "note"));
}
/** The change of a peak as a share of its limit, where it goes the way that is asked for. */
function effect(it, way) {
  if (!it || Math.sign(it.limit.share.change) !== way || Math.abs(it.limit.share.change) < felt) return say("nothing felt", "无明显变化");
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
      xAxis: { type: "category", data: items.map((item) => itemTitle(item.item) + (key === "share" && item.limits[0].sense === "min" ? say(" (limit over value)", "（限值比实值）") : "")), axisLabel: { ...axisText, interval: 0, hideOverlap: false, width: drawn.getWidth() / Math.max(1, items.length) - 14, overflow: "break" } }, yAxis: valueAxis(text, { scale: false }),
      series: [{ ...bar(baseName(), "#7a8896", (i) => items[i].limits[0][key].base), markLine: key === "share" ? { silent: true, symbol: "none", lineStyle: { color: "#b3141f", type: "dashed" }, label: { show: false }, data: [{ yAxis: 100 }] } : undefined },
        ...all.map((one, c) => bar(scenarioTitle(one.with), lines[c % lines.length], (i) => one.sections[s].items.find((it) => it.item === items[i].item).limits[0][key].with))],
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
          if (Math.abs(limit.share.change) < felt && Math.abs(limit.hours_over.change) < 0.05) continue;
          rows.push([name(scenarioTitle(one.with)), name(of.name), name(withUnit(itemTitle(item.item), item.unit)), `${limit.sense === "min" ? "≥ " : ""}${number(limit.limit)}`, `${number(item.peak.base)} → ${number(item.peak.with)}`, `${number(item.month_mean.base)} → ${number(item.month_mean.with)}`, `${number(limit.hours_over.base)} → ${number(limit.hours_over.with)}`, limit.level.base === limit.level.with ? levelText(limit.level.with) : `${levelText(limit.level.base)} → ${levelText(limit.level.with)}`]);
        }
      }
    }
  }
  section("changes", say("What changes", "变化"), rows.length === 0 ? paragraph(say("Nothing is felt at the sections.", "断面无明显变化。")) : table(
    [head(say("Scenario", "情景")), head(say("Section", "断面")), head(say("Item", "项目")), head(say("Limit", "限值"), true), head(say("Peak", "峰值"), true), head(say("Month mean", "月均值"), true), head(say("Hours over", "超标小时"), true), head(say("Warning", "预警"))], rows),
  paragraph(say("Where a peak changes by 1 % of its limit or more, or the hours over.", "列出峰值变化不小于限值 1 % 或超标小时有变化的项目。"), "note"));
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
    rows.map(([one, text, it]) => [name(scenarioTitle(one.with)), name(text), change(it.water_m3), ...codes.map((code) => change(it.mass_kg[code]))])),
  paragraph(say("Changes over the whole run.", "整个模拟期内的变化量。"), "note"));
}

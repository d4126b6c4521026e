// The page of a kind of result: its sections in their order, drawn anew in the other language.

function inputs() {
  const rows = [
    [say("Case", "案例"), name(`${data.case.name}${data.case.scenario ? ` / ${data.case.scenario}` : ""}`)],
    [say("Provenance", "来源"), inputsText()],
    [say("Hash of the inputs", "输入散列值"), data.case.hash],
    [say("Program", "程序"), `Biandan ${data.program}`],
  ];
  if (data.warnings) rows.splice(2, 0, [say("Standard", "标准"), name(say(data.warnings.standard, data.warnings.standard.replace("Table 1, rivers", "表 1, 河流")))], [say("Hash of the final state", "最终状态散列值"), data.warnings.run.state_hash]);
  if (data.ensemble) rows.splice(2, 0, [say("Draws", "抽样"), `${data.ensemble.method}, ${say("seed", "种子")} ${data.ensemble.seed}`]);
  section("inputs", say("Inputs and version", "输入与版本"), table([head(""), head("")], rows));
}
function inputsText() {
  const { measured, published, assumed, schematic } = data.inputs;
  return say(`Inputs: ${measured} measured, ${published} published, ${assumed} assumed${schematic ? ": schematic, not for decisions" : ""}.`,
    `输入：实测 ${measured}，公开资料 ${published}，假定 ${assumed}${schematic ? "：示意算例，不作决策依据" : ""}。`);
}

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

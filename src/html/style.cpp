#include "html/style.hpp"

namespace attrmap::html {

const std::string_view kStyle = R"css(:root {
  --ground: #f5f6f8; --card: #ffffff; --text: #1b2330; --soft: #586374; --line: #dde2e9; --code: #f8f9fb;
  --value: #0b6b4d; --value-ground: #dff4ea; --null: #586374; --null-ground: #e9ecf1;
  --ignored: #855400; --ignored-ground: #fdf0d3; --failed: #b3201a; --failed-ground: #fce4e1;
  --taken: #cdeedd; --missed: #f9c9c4; --bar: #1f9d70; --bar-short: #d99a1e;
  --fn: #1d4fb8; --at: #7b3196; --tx: #0b6b4d; --co: #855400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161d; --card: #1a2029; --text: #e3e8ef; --soft: #9aa6b6; --line: #2d3643; --code: #151a22;
    --value: #62d6a7; --value-ground: #12362a; --null: #a3aebd; --null-ground: #2a323e;
    --ignored: #f0bd62; --ignored-ground: #3a2c11; --failed: #ff8f86; --failed-ground: #461c1a;
    --taken: #17493a; --missed: #6a2723; --bar: #35b585; --bar-short: #d9a23b;
    --fn: #85b0ff; --at: #d59bf0; --tx: #62d6a7; --co: #f0bd62;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 68rem; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
code, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .84em; }
header { margin-bottom: 1.5rem; }
.kind { margin: 0; color: var(--soft); font-size: .8rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: .1rem 0 0; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
h3 { margin: 0; font-size: 1rem; }
p { margin: .4rem 0; }
a { color: var(--fn); text-decoration: none; }
a:hover { text-decoration: underline; }
.soft { color: var(--soft); font-size: .9rem; }
.card { margin: 0 0 1rem; padding: 1rem 1.15rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.card.value { border-left: 4px solid var(--bar); }
.card.null { border-left: 4px solid var(--soft); }
.card.failed { border-left: 4px solid var(--failed); }
.card:target, tr:target > td { background: var(--ignored-ground); }
.card h3 { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: baseline; }
.card .code { margin-top: .75rem; }
.badge {
  display: inline-block; padding: .05em .6em; border-radius: 1em; font-size: .82rem; font-weight: 500;
  background: var(--null-ground); color: var(--null);
}
code.badge { border-radius: .4em; padding: .1em .5em; font-weight: 400; }
.badge.value { background: var(--value-ground); color: var(--value); }
.badge.null { background: var(--null-ground); color: var(--null); font-style: italic; }
.badge.ignored { background: var(--ignored-ground); color: var(--ignored); }
.badge.failed { background: var(--failed-ground); color: var(--failed); font-weight: 600; }
.badges { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0; }
pre { margin: 0; }
.code {
  padding: .7rem .9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--code);
  line-height: 1.65; white-space: pre-wrap;
}
.fn { color: var(--fn); } .at { color: var(--at); } .tx { color: var(--tx); } .co { color: var(--co); }
mark { padding: .1em 0; border-radius: 3px; color: inherit; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.taken { background: var(--taken); }
mark.missed { background: var(--missed); }
mark.missed span { color: var(--text); }
mark.taken mark.taken { box-shadow: 0 0 0 1px var(--bar); }
mark:empty::before { content: "(left out)"; padding: 0 .3em; color: var(--soft); font-style: italic; }
.legend { margin: .4rem 0 .9rem; color: var(--soft); font-size: .82rem; }
.legend mark { padding: .05em .4em; color: var(--text); }
.steps { margin: .75rem 0 0; padding: 0; list-style: none; }
.steps li {
  --in: calc(min(var(--d), 12) * 1.15rem);
  margin: 0 0 .3rem; padding-left: var(--in);
  background: repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px 1.15rem) 0 0 / var(--in) 100% no-repeat;
}
.step {
  display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; justify-content: space-between;
  padding: .25rem .6rem; border: 1px solid var(--line); border-left: 3px solid var(--bar); border-radius: 6px; background: var(--card);
}
.null > .step { border-left-color: var(--soft); }
.ignored > .step { border-left-color: var(--ignored); }
.failed > .step { border-left-color: var(--failed); }
.step > code { flex: 1 1 auto; max-width: 100%; }
.step > .result { flex: 0 1 auto; margin-left: auto; }
.note { flex: 1 0 100%; margin: 0; color: var(--soft); font-size: .85rem; }
.failed > .step > .note { color: var(--failed); }
.clauses { list-style: none; }
.clauses:not(.card) { margin: .3rem 0 .6rem; padding: 0; }
.card > :last-child { margin-bottom: 0; }
.card > :first-child { margin-top: 0; }
.clauses li { padding-left: 1.6rem; text-indent: -1.6rem; }
.clauses li::before { display: inline-block; width: 1.6rem; text-indent: 0; font-weight: 700; content: "\2713"; color: var(--value); }
.clauses li.fails::before { content: "\2717"; color: var(--failed); }
.clauses.plain li::before { content: "\2022"; color: var(--soft); }
.bar { height: .6rem; border-radius: .3rem; background: var(--missed); overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--bar); }
.bar.short i { background: var(--bar-short); }
.count { display: flex; gap: .75rem; align-items: center; margin-top: .5rem; }
.count .bar { flex: 1 1 6rem; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .75rem; }
.sums .card { margin: 0; }
.sums b { display: block; font-size: 1.6rem; line-height: 1.2; font-weight: 600; }
.sums .failed b { color: var(--failed); }
.wide { margin: 0 0 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); overflow: hidden; }
table { width: 100%; border-collapse: collapse; }
th { padding: .5rem .9rem; text-align: left; font-size: .8rem; color: var(--soft); border-bottom: 1px solid var(--line); }
td { padding: .6rem .9rem; vertical-align: top; border-top: 1px solid var(--line); }
tbody:first-of-type > tr:first-child > td { border-top: 0; }
td > .steps { margin-top: .2rem; }
td .code { padding: .35rem .6rem; }
.mappings, .cases { table-layout: fixed; }
.mappings th:first-child { width: 36%; }
.cases th:first-child { width: 5.5rem; }
.cases th:nth-child(2) { width: 38%; }
.index { columns: 20rem; list-style: none; }
.index li { break-inside: avoid; }
@media (max-width: 640px) {
  body { padding: 1.1rem .8rem 3rem; font-size: 15px; }
  h1 { font-size: 1.25rem; }
  .card { padding: .8rem .85rem; }
  table, tbody, tr, td { display: block; width: 100%; }
  thead { display: none; }
  td { padding: .3rem .85rem; border-top: 0; }
  td[data-label]::before { content: attr(data-label); margin-right: .6rem; color: var(--soft); font-size: .8rem; font-weight: 600; }
  tr { padding: .5rem 0; border-top: 1px solid var(--line); }
  tbody:first-of-type > tr:first-child { border-top: 0; }
  .cases td:first-child:not(.why) { float: left; width: auto; padding-right: .5rem; }
  .cases td:nth-child(3) { clear: left; }
  .steps li { --in: calc(min(var(--d), 10) * .6rem); background-size: var(--in) 100%;
    background-image: repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px .6rem); }
}
@media print { body { max-width: none; } .card, .step, tr { break-inside: avoid; } }
)css";

}  // namespace attrmap::html

/** One sheet for all pages; no font, picture or script comes from elsewhere. */
export const STYLES = `
:root {
  --ink: #16212b; --soft: #5a6875; --line: #dfe5ea; --ground: #f3f6f8; --paper: #fff;
  --brand: #0b5f6b; --brand-soft: #e4f1f2; --warm: #b4460a; --warm-soft: #fdeee4; --good: #1b7a43;
  --sms: #2463b0; --wechat: #1b7a43; --alipay: #1677c8; --radius: 14px;
  --text: 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 var(--text); }
a { color: var(--brand); }
h1, h2, h3, p { margin: 0; }
h2 { font-size: 16px; }
:focus-visible { outline: 3px solid #6cb4bd; outline-offset: 2px; border-radius: 6px; }
.top { background: var(--brand); color: #fff; }
.top-in { max-width: 1240px; margin: 0 auto; padding: 12px 20px 0; }
.title { display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; }
.title h1 { font-size: 19px; letter-spacing: .5px; }
.title p { color: #d3e8ea; font-size: 13px; }
nav { display: flex; gap: 4px; margin-top: 8px; overflow-x: auto; scrollbar-width: none; }
nav a { color: #e4f2f3; text-decoration: none; padding: 8px 14px 9px; border-radius: 10px 10px 0 0; white-space: nowrap; }
nav a[aria-current] { background: var(--ground); color: var(--brand); font-weight: 600; }
nav b { background: var(--warm); color: #fff; border-radius: 10px; padding: 0 7px; margin-left: 6px; font-size: 12px; }
main { max-width: 1240px; margin: 0 auto; padding: 18px 20px 60px; }
.cols { display: grid; gap: 18px; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); align-items: start; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); padding: 16px 18px; }
.card + .card { margin-top: 18px; }
.card-head { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; margin-bottom: 10px; flex-wrap: wrap; }
.soft { color: var(--soft); font-size: 13px; }
.codes { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 392px)); margin-bottom: 18px; } .codes:empty { display: none; }
.code { background: linear-gradient(90deg, var(--brand) 7px, var(--paper) 7px); border: 1px solid var(--line); border-radius: var(--radius); padding: 12px 16px 12px 24px; display: grid; grid-template-columns: 1fr auto; align-items: center; }
.code strong { font: 700 34px/1.15 var(--mono); letter-spacing: 4px; color: var(--brand); }
.code.is-old { background: linear-gradient(90deg, #c9d3da 7px, var(--paper) 7px); } .code.is-old strong { color: var(--soft); }
.code p { grid-column: 1 / -1; }
.who { display: flex; gap: 12px; align-items: center; min-width: 0; }
.face { flex: none; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; font-weight: 600; color: var(--brand); background: var(--brand-soft); }
.face.is-staff { color: #5b4a12; background: #f6efd9; }
.face.is-big { width: 56px; height: 56px; font-size: 22px; }
.people { list-style: none; margin: 0; padding: 0; }
.people a { display: flex; justify-content: space-between; gap: 12px; padding: 9px 8px; border-radius: 10px; color: inherit; text-decoration: none; }
.people a:hover { background: var(--ground); }
.people li + li { border-top: 1px solid var(--line); }
.people .name { font-weight: 600; } .people .story { color: var(--soft); font-size: 13px; }
.number { font-family: var(--mono); font-size: 13px; color: var(--soft); white-space: nowrap; }
.count { background: var(--brand); color: #fff; border-radius: 10px; padding: 0 8px; font-size: 12px; }
.feed { display: grid; gap: 12px; }
.message { border: 1px solid var(--line); border-radius: 12px; padding: 10px 14px; background: #fbfcfd; overflow-wrap: anywhere; }
.message header { display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap; margin-bottom: 4px; font-size: 13px; color: var(--soft); }
.message p { white-space: pre-line; } .message mark { background: none; color: var(--brand); font: 700 1.15em var(--mono); letter-spacing: 1px; }
.message time { margin-left: auto; white-space: nowrap; }
.tag { font-size: 12px; border-radius: 6px; padding: 0 7px; color: #fff; background: var(--sms); white-space: nowrap; }
.tag.wechat { background: var(--wechat); } .tag.alipay { background: var(--alipay); } .tag.warn { background: var(--warm); }
.tag.quiet { background: #e8edf0; color: var(--soft); }
.rows { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; } .rows dt { color: var(--soft); } .rows dd { margin: 0; overflow-wrap: anywhere; }
.phone { border: 10px solid #1f2a33; border-radius: 38px; background: #eef2f4; padding: 16px 14px 26px; max-width: 430px; margin: 0 auto; min-height: 480px; }
.phone > header { display: flex; justify-content: space-between; font-size: 13px; color: var(--soft); padding: 0 8px 12px; }
.phone.is-off { background: #2b343b; } .phone.is-off > * { opacity: .55; } .phone.is-off > header { color: #cfd8de; }
.phone .message { background: #fff; border-radius: 16px; box-shadow: 0 1px 3px rgb(22 33 43 / 8%); border-color: transparent; }
.empty { color: var(--soft); text-align: center; padding: 28px 10px; }
.says { list-style: none; margin: 0; padding: 0; } .says li { padding: 9px 0; display: grid; grid-template-columns: 150px 1fr; gap: 12px; } .says li + li { border-top: 1px solid var(--line); }
.says .is-empty { color: var(--soft); } .says .is-silent { color: var(--warm); font-weight: 600; }
button, .button, select, input { font: inherit; border-radius: 9px; border: 1px solid #c5d0d8; background: #fff; color: var(--ink); padding: 6px 12px; min-height: 38px; }
button { cursor: pointer; } button:hover { border-color: var(--brand); color: var(--brand); }
button.main { background: var(--brand); border-color: var(--brand); color: #fff; } button.main:hover { background: #094e58; color: #fff; }
button.danger { color: var(--warm); border-color: #e5b79d; }
button.small { min-height: 32px; padding: 2px 10px; font-size: 13px; }
label { display: inline-grid; gap: 2px; font-size: 13px; color: var(--soft); } label input, label select { font-size: 15px; width: 100%; }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
.grid-form { display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.grid-form > * { align-content: end; } .is-wide { grid-column: 1 / -1; } .is-wide label { display: grid; }
.routes { width: 100%; border-collapse: collapse; } .routes td { padding: 9px 8px; border-top: 1px solid var(--line); vertical-align: middle; }
.routes tr:first-child td { border-top: 0; } .routes.is-menu td:first-child { width: 36%; } .routes.is-api td { padding: 6px 8px; } .routes.is-api td:first-child { width: 58%; }
.plain { margin: 0; padding-left: 18px; }
.legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 2px 18px; margin: 0 0 12px; font-size: 13px; color: var(--soft); } .legend dt { display: inline; font-weight: 600; color: var(--ink); } .legend dd { display: inline; margin: 0; } code { font-family: var(--mono); font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.log details { border-top: 1px solid var(--line); } .log summary { display: grid; grid-template-columns: 76px 26px minmax(0, 210px) minmax(0, 1fr) auto; gap: 10px; padding: 7px 6px; cursor: pointer; align-items: baseline; }
.log summary > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .log pre { background: #f3f6f8; border-radius: 10px; padding: 10px; margin: 4px 6px 10px; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.5 var(--mono); }
.bad { color: var(--warm); font-weight: 600; } .ok { color: var(--good); }
#toast { position: fixed; left: 50%; bottom: 26px; transform: translateX(-50%); background: #16212b; color: #fff; padding: 10px 18px; border-radius: 12px; opacity: 0; transition: opacity .2s; pointer-events: none; max-width: 90vw; }
#toast.is-shown { opacity: 1; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 10px; top: 8px; background: #fff; padding: 6px 10px; z-index: 2; }
@media (max-width: 860px) {
  main { padding: 14px 12px 50px; } .top-in { padding: 10px 12px 0; } .cols { grid-template-columns: minmax(0, 1fr); }
  .says li { grid-template-columns: 1fr; gap: 0; } .log summary { grid-template-columns: 66px 22px 1fr auto; } .log summary code { display: none; }
  .routes td, .routes.is-menu td:first-child, .routes.is-api td:first-child { display: block; width: auto; padding: 4px 2px; border: 0; } .routes tr { display: block; border-top: 1px solid var(--line); padding: 8px 0; }
  .feed-all { order: -1; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`

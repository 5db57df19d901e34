import type { Html } from './html'

/** The console's looks: one column on a phone, two on a desk; touch targets of 44 px where there is touch. */
export const STYLE: Html = {
  html: `<style>
:root{color-scheme:light dark;--ink:#1d2129;--soft:#5f6773;--line:#dfe3e8;--paper:#fff;--ground:#f3f4f6;--accent:#17694d;--on:#fff;--warn:#a8480b;--warnbg:#fff4e8;--bubble:#fff;--tap:34px}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a3abb6;--line:#323a43;--paper:#1c2128;--ground:#12161b;--accent:#54cc98;--on:#0c1512;--warn:#f0a868;--warnbg:#33261a;--bubble:#262c34}}
@media(pointer:coarse),(max-width:700px){:root{--tap:44px}}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;line-break:strict;overflow-wrap:anywhere}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.top{background:var(--paper);border-bottom:1px solid var(--line);padding:12px 20px 0;position:sticky;top:0;z-index:1}
.top .row{justify-content:space-between}
h1{font-size:18px;margin:0}h1 small,h2 small,.en{color:var(--soft);font-weight:400;font-size:12px;margin-left:6px}
.now{font-variant-numeric:tabular-nums}
nav{display:flex;gap:4px;overflow-x:auto;margin:6px -8px 0}
nav a{padding:0 12px;min-height:var(--tap);display:flex;align-items:center;white-space:nowrap;text-decoration:none;color:var(--soft);border-bottom:3px solid transparent}
nav a[aria-current]{color:var(--ink);font-weight:600;border-color:var(--accent)}
main{display:grid;gap:16px;padding:16px 20px 48px;grid-template-columns:repeat(2,minmax(0,1fr));align-items:start;max-width:1360px;margin:0 auto}
section{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:14px 16px;min-width:0}
section.wide{grid-column:1/-1}.column{display:grid;gap:16px;min-width:0}
h2{font-size:16px;margin:0 0 8px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}td,th{text-align:left;padding:6px 12px 6px 0;border-top:1px solid var(--line);vertical-align:middle}th{color:var(--soft);font-weight:500;border:0;white-space:nowrap;font-size:13px}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums}
td,th{overflow-wrap:break-word}td code,td.when{white-space:nowrap;overflow-wrap:normal}
td a{display:inline-flex;min-height:var(--tap);align-items:center}
code,pre{font:12.5px/1.55 ui-monospace,Menlo,Consolas,"Noto Sans CJK SC",monospace}
pre{margin:0;white-space:pre-wrap}
button,select,input,.button{font:inherit;font-size:14px;min-height:var(--tap);padding:0 12px;border-radius:8px;border:1px solid var(--line);background:var(--ground);color:var(--ink)}
.button{display:inline-flex;align-items:center;text-decoration:none}
button{cursor:pointer;white-space:nowrap}button:hover,.button:hover{border-color:var(--accent)}button[disabled]{opacity:.55;cursor:default}
button.main{background:var(--accent);color:var(--on);border-color:var(--accent)}
input[type=number]{width:6em}input.long{flex:1 1 16em;min-width:0}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.row+.row,.row+table,.scroll+.row{margin-top:10px}
label{display:inline-flex;gap:6px;align-items:center;color:var(--soft);font-size:14px}
.soft{color:var(--soft);font-size:13px}.none{color:var(--soft);margin:4px 0}
.warn{color:var(--warn);background:var(--warnbg);border-radius:8px;padding:8px 12px;margin:8px 0}
details{border-top:1px solid var(--line)}details summary{cursor:pointer;padding:8px 0;min-height:var(--tap);display:flex;gap:10px;align-items:center;flex-wrap:wrap}details summary::before{content:'▸';color:var(--soft)}details[open] summary::before{content:'▾'}details pre{padding:4px 0 12px}
.level-error,.level-warn{color:var(--warn)}
ol.log{list-style:none;margin:0;padding:0}ol.log li{border-top:1px solid var(--line);padding:5px 0}ol.log pre{margin:0}
dialog{border:1px solid var(--line);border-radius:14px;background:var(--paper);color:var(--ink);padding:20px;max-width:min(92vw,420px)}dialog::backdrop{background:#0008}dialog p{margin:0 0 12px}dialog .row{justify-content:flex-end}
.card{background:var(--bubble);border:1px solid var(--line);border-radius:10px;margin:0 0 14px;overflow:hidden}
.card .app{display:flex;gap:8px;align-items:center;padding:10px 14px 0;color:var(--soft);font-size:13px}.card .app i{width:20px;height:20px;border-radius:50%;background:var(--accent);color:var(--on);font:600 12px/20px system-ui;text-align:center}
.card b{display:block;font-size:16px;padding:8px 14px 2px}
.card dl{display:grid;grid-template-columns:minmax(4.5em,max-content) 1fr;gap:4px 14px;margin:6px 0 0;padding:0 14px 12px;font-size:14px}.card dt{color:var(--soft)}.card dd{margin:0}
.card .open{display:flex;justify-content:space-between;align-items:center;border-top:1px solid var(--line);padding:0 14px;min-height:44px;text-decoration:none;color:var(--ink);font-size:14px}
.time{text-align:center;color:var(--soft);font-size:12px;margin:14px 0 6px}
.bubble{background:var(--bubble);border:1px solid var(--line);border-radius:10px;padding:8px 12px;margin:2px 0 12px;white-space:pre-wrap}
.phone{max-width:430px;margin:0 auto;padding:12px 16px 40px}.phone>header{padding:8px 0}
@media(max-width:700px){nav .en{display:none}}
@media(max-width:820px){main{grid-template-columns:minmax(0,1fr);padding:12px 12px 40px}.top{padding:10px 12px 0}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
</style>`,
}

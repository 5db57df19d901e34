import { html, type Html } from './html'

const STYLE: Html = {
  html: `<style>
:root{--ink:#1d2129;--soft:#6b7280;--line:#e5e7eb;--paper:#fff;--ground:#f4f5f7;--accent:#1f7a5c}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9aa2ad;--line:#30363d;--paper:#1c2128;--ground:#12161b;--accent:#4cc38a}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
header{padding:20px 24px 8px}h1{font-size:20px;margin:0}header p,h2 small{color:var(--soft);font-weight:400}header p{margin:2px 0 0}
main{display:grid;gap:16px;padding:12px 24px 40px;grid-template-columns:repeat(auto-fit,minmax(340px,1fr));align-items:start}
section{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:14px 16px;min-width:0}section.wide{grid-column:1/-1}
h2{font-size:16px;margin:0 0 8px}h2 small{font-size:12px;margin-left:6px}h3{font-size:14px;margin:12px 0 4px}
table{border-collapse:collapse;width:100%;font-size:13px}td,th{text-align:left;padding:4px 8px 4px 0;border-top:1px solid var(--line);vertical-align:top}th{color:var(--soft);font-weight:500;border:0}
pre{margin:0;white-space:pre-wrap;word-break:break-all;font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;max-height:360px;overflow:auto}
button,select,input{font:inherit;font-size:13px;padding:5px 12px;border-radius:8px;border:1px solid var(--line);background:var(--ground);color:var(--ink)}button{cursor:pointer;white-space:nowrap}button:hover{border-color:var(--accent)}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.soft{color:var(--soft);font-size:13px}a{color:var(--accent)}
.card{border:1px solid var(--line);border-radius:10px;padding:12px 14px;margin:0 0 12px;background:var(--paper)}.card b{display:block;font-size:15px}.card dl{display:grid;grid-template-columns:6em 1fr;gap:2px 10px;margin:8px 0 0;font-size:14px}.card dt{color:var(--soft)}.card dd{margin:0}.card p{margin:8px 0 0}td code{white-space:nowrap}.row+table{margin-top:8px}
.phone{max-width:420px;margin:0 auto;padding:16px}
</style>`,
}

const SCRIPT: Html = {
  html: `<script>
async function send(path, body){
  const answer = await fetch(path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body)});
  if(!answer.ok) alert((await answer.json()).message); location.reload();
}
for(const el of document.querySelectorAll('[data-send]')) el.addEventListener('click',()=>{el.disabled=true;send(el.dataset.send,JSON.parse(el.dataset.body))});
for(const form of document.querySelectorAll('[data-fault]')) form.addEventListener('submit',(event)=>{
  event.preventDefault();const {end,kind}=form.elements;
  send('/__console/faults',{wechat:{end:end.value,fault:{kind:kind.value,times:1}}});
});
</script>`,
}

/** A page of the console. `refreshSeconds` reloads it by itself. */
export function page(o: { title: string; body: Html; refreshSeconds?: number }): string {
  const refresh =
    o.refreshSeconds === undefined ? '' : html`<meta http-equiv="refresh" content="${o.refreshSeconds}" />`
  const head = html`<meta charset="utf-8" /><meta
      name="viewport"
      content="width=device-width,initial-scale=1"
    />${refresh === '' ? undefined : refresh}`
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        ${head}
        <title>${o.title}</title>
        ${STYLE}
      </head>
      <body>
        ${o.body}${SCRIPT}
      </body>
    </html>`.html
}

/** A button that posts `body` to a console action and reloads. */
export function action(label: string, path: string, body: unknown): Html {
  return html`<button data-send="${path}" data-body="${JSON.stringify(body)}">${label}</button>`
}

/** 2026-03-01 10:00:05 in UTC+8. */
export function localTime(at: number | undefined): string {
  return at === undefined ? '—' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

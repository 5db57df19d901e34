import type { Html } from './html'

/**
 * Buttons with `data-send` post; `data-ask` asks first. Forms with `data-form` post their fields (numbers as numbers) below
 * the key they name; `data-ends` narrows the kinds of faults to those of the chosen end.
 */
export const SCRIPT: Html = {
  html: `<dialog id="ask" aria-labelledby="ask-text"><p id="ask-text"></p><div class="row"><button value="no">取消</button><button class="main" value="yes">确定</button></div></dialog>
<div id="said" role="status" class="soft" style="position:fixed;left:0;right:0;bottom:0;text-align:center;pointer-events:none"></div>
<script>
const dialog=document.getElementById('ask'),said=document.getElementById('said');
function ask(text){return new Promise((done)=>{
  document.getElementById('ask-text').textContent=text;
  const close=(yes)=>{dialog.close();done(yes)};
  for(const button of dialog.querySelectorAll('button')) button.onclick=()=>close(button.value==='yes');
  dialog.oncancel=()=>done(false);dialog.showModal();dialog.querySelector('button.main').focus();
})}
async function send(path,body){
  said.textContent='正在进行… Working…';
  const answer=await fetch(path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body)}).catch(()=>null);
  if(answer&&answer.ok){location.reload();return}
  const told=answer?(await answer.json()).message:'没有回应 No answer';
  said.textContent='';await ask(told);location.reload();
}
async function press(el,path,body,question){
  if(question&&!await ask(question)) return;
  for(const one of document.querySelectorAll('button')) if(!dialog.contains(one)) one.disabled=true;
  await send(path,body);
}
for(const el of document.querySelectorAll('[data-send]')) el.addEventListener('click',()=>press(el,el.dataset.send,JSON.parse(el.dataset.body),el.dataset.ask));
for(const form of document.querySelectorAll('[data-form]')) form.addEventListener('submit',(event)=>{
  event.preventDefault();
  const fields={};
  for(const el of form.elements) if(el.name&&!el.closest('[hidden]')&&el.value!=='') fields[el.name]=el.type==='number'||el.dataset.number!==undefined?Number(el.value):el.value;
  const {unit,amount,...rest}=fields;
  if(amount!==undefined){rest.ms=amount*(unit||1);if(rest.ms>86400000) rest.step=3600000}
  const kind=form.dataset.form,{end,...fault}=rest;
  const body=kind==='cloud'?{cloud:rest}:end?{[kind]:{end,fault:{times:1,...fault}}}:rest;
  press(form,form.action,body,form.dataset.ask&&form.dataset.ask.replace('{}',(amount||'')+(form.elements.unit?form.elements.unit.selectedOptions[0].text:'')));
});
for(const end of document.querySelectorAll('[data-ends]')){
  const kinds=JSON.parse(end.dataset.ends),kind=end.form.elements.kind;
  const narrow=()=>{for(const option of kind.options) option.hidden=option.disabled=!kinds[end.value].includes(option.value);if(kind.selectedOptions[0].disabled) kind.value=kinds[end.value][0]};
  end.addEventListener('change',narrow);narrow();
}
for(const kind of document.querySelectorAll('[data-needs]')){
  const needs=JSON.parse(kind.dataset.needs);
  const show=()=>{for(const label of kind.form.querySelectorAll('label[data-part]')) label.hidden=!needs[kind.value].includes(label.dataset.part)};
  kind.addEventListener('change',show);show();
}
</script>`,
}

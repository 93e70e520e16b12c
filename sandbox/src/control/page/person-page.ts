import { beijingText } from '../../kit/clock.ts'
import type { Person } from '../../people/person.ts'
import { statementsAbout } from '../../people/what-they-say.ts'
import { FILED } from '../../phones/templates.ts'
import type { World } from '../../world.ts'
import { describeRight, describeUnit } from './describe-unit.ts'
import { type Html, html } from './html.ts'
import { messageCard } from './message.ts'
import { codeCard } from './phones-page.ts'
import { correcting } from './record-row.ts'

/** One person: the phone in the hand on one side, the papers on the other. */
export function personPage(world: World, person: Person): Html {
  const { slug, name, phone, story } = person
  const now = world.clock.now()
  const messages = world.messages.list({ phone, slug, limit: 50 })
  const code = messages.find((message) => message.template === 'login-code')
  const isOn = world.power.isOn(phone)
  const sharers = world.people.byPhone(phone).filter((other) => other.slug !== slug)
  return html`
<div class="card-head"><div class="who"><span class="face is-big" aria-hidden="true">${[...name][0]}</span><div><h2>${name}</h2><p class="soft">${story}</p></div></div><a href="/">← 所有手机</a></div>
${code && html`<div class="codes">${codeCard(world, code, now)}</div>`}
<div class="cols">
<section aria-label="${name}的手机">
<div class="phone${!isOn && ' is-off'}"><header><span>${beijingText(now).slice(11, 16)}</span><span>${phone}</span></header>
${
  messages.length === 0
    ? html`<p class="empty">${isOn ? '还没有消息' : '已关机'}</p>`
    : html`<div class="feed">${messages.map((message) => messageCard(message, now))}</div>`
}</div>
<p class="bar" style="justify-content:center;align-items:center;margin-top:12px">
<button type="button" data-url="/__control/phones/${slug}/power" data-body="${JSON.stringify({ on: !isOn })}" data-done="${isOn ? '已关机：短信不到，回执为失败' : '已开机'}">${isOn ? '关机' : '开机'}</button>
<a href="/faults?person=${slug}">给${name}安排故障</a></p>
${sharers.length > 0 && html`<p class="soft" style="text-align:center">这个号码也是${sharers.map((other) => html`<a href="/people/${other.slug}">${other.name}</a>`)}在用</p>`}
</section>
<div>
<section class="card"><div class="card-head"><h2>身份</h2></div>${identity(world, person)}</section>
${faceChecks(world, person)}
<section class="card"><div class="card-head"><h2>各部门怎么说</h2><span class="soft">可以替部门更正记录，重启后恢复</span></div>${statements(world, person)}</section>
<section class="card"><div class="card-head"><h2>订阅消息</h2><span class="soft">每点一次“允许”，只够发一条</span></div>${rights(world, person)}</section>
</div>
</div>`
}

/** Checks that wait for a face: the tester says how it went. */
function faceChecks({ faces }: World, { slug, idNumber }: Person): Html | false {
  const waiting = faces.waitingFor(idNumber)
  if (waiting.length === 0) return false
  const act = (platform: string, body: object, words: string) =>
    html`<button type="button" class="small" data-url="/__control/phones/${slug}/${platform}-face" data-body="${JSON.stringify(body)}">${words}</button>`
  return html`<section class="card"><div class="card-head"><h2>等着刷脸</h2><span class="soft">真的手机会打开摄像头</span></div><ul class="says">${waiting.map(
    ({ platform, id }) => {
      const at = platform === 'wechat' ? { verifyId: id } : { certifyId: id }
      return html`<li><strong>${platform === 'wechat' ? '微信人脸核身' : '支付宝身份认证'}</strong><span>${act(platform, at, '本人，通过')} ${act(platform, { ...at, outcome: 'other-face' }, '不是本人')} ${act(platform, { ...at, outcome: 'cancel' }, '取消')}</span></li>`
    },
  )}</ul></section>`
}

function identity({ people, clock }: World, person: Person): Html {
  const { wechatOpenid, alipayOpenId } = people.platformIds(person)
  const copy = (value: string) =>
    html`<dd><span class="number">${value}</span> <button type="button" class="small" data-copy="${value}">复制</button></dd>`
  return html`<dl class="rows">
<dt>身份号码</dt>${copy(person.idNumber)}
<dt>手机号</dt>${copy(person.phone)}
<dt>出生</dt><dd>${person.born}，${ageOn(person.born, beijingText(clock.now()).slice(0, 10))} 岁，${person.gender}</dd>
<dt>微信 openid</dt><dd><code>${wechatOpenid}</code></dd>
<dt>支付宝 open_id</dt><dd><code>${alipayOpenId}</code></dd>
</dl>`
}

function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

function statements(world: World, person: Person): Html {
  const nameOf = (slug: string) => world.people.bySlug(slug)?.name ?? slug
  const registered = world.register.book
    .ownedBy(person.idNumber)
    .flatMap((unit) => [describeUnit(unit, person.idNumber), ...unit.rights.map(describeRight)])
  return html`<ul class="says">${statementsAbout(person, nameOf, registered).map(
    ({ authority, title, kind, lines }) =>
      html`<li><strong>${title}</strong><span class="is-${kind}">${
        kind === 'empty' ? '没有记录' : lines.map((line, index) => html`${index > 0 && html`<br>`}${line}`)
      }${correcting(world, person, authority)}</span></li>`,
  )}</ul>`
}

function rights({ rights: held }: World, { slug }: Person): Html {
  const list = held.list(slug)
  const count = (templateId: string) => list.find((each) => each.templateId === templateId)?.count ?? 0
  return html`<table class="routes"><tbody>${FILED.filter((template) => template.push).map(
    ({ push, wechatId, alipayId }) => html`<tr><td>${push?.title}</td>
<td>微信 <b>${count(wechatId)}</b> <button type="button" class="small" data-url="/__control/phones/${slug}/wechat-subscribe" data-body="${JSON.stringify({ tmplIds: [wechatId] })}" data-done="已在微信里允许一次">允许</button></td>
<td>支付宝 <b>${count(alipayId)}</b> <button type="button" class="small" data-url="/__control/phones/${slug}/alipay-subscribe" data-body="${JSON.stringify({ entityIds: [alipayId] })}" data-done="已在支付宝里允许一次">允许</button></td></tr>`,
  )}</tbody></table>`
}

import { FAULT_KINDS, FAULT_LABELS, type Fault, type FaultKind } from '../../kit/faults.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { routeList } from '../fault-routes.ts'
import { type Html, html } from './html.ts'

const SHORT: Record<FaultKind, string> = {
  slow: '慢',
  '500': '500',
  refuse: '拒绝',
  'wrong-signature': '签名错',
  'timeout-after': '做完不答',
  duplicate: '重复',
  late: '迟到',
}

const GROUPS = [
  { title: '微信', prefix: 'wechat.' },
  { title: '支付宝', prefix: 'alipay.' },
  { title: '腾讯云短信', prefix: 'sms.tencent.' },
  { title: '阿里云短信', prefix: 'sms.aliyun.' },
  { title: '政务数据', prefix: 'gov.' },
]

/** The menu: for whom, how often, and then one tap per route and kind. */
export function faultsPage({ faults, people }: World, routes: readonly Route[], chosen: string | null): Html {
  const active = faults.list()
  const list = routeList(routes).filter((route) => route.faults.length > 0)
  const nameOf = (slug: string) => people.bySlug(slug)?.name ?? slug
  return html`
<section class="card"><div class="card-head"><h2>生效中的故障</h2>${
    active.length > 0 &&
    html`<button type="button" class="small danger" data-url="/__control/faults" data-method="DELETE" data-done="已全部取消">全部取消</button>`
  }</div>
${
  active.length === 0
    ? html`<p class="soft">没有。一切照常。</p>`
    : html`<ul class="people">${active.map((fault) => html`<li><a href="#${fault.route}"><span>${describe(fault, nameOf)}</span><code>${fault.route}</code></a></li>`)}</ul>`
}</section>
<section class="card"><div class="card-head"><h2>先选范围，再点故障</h2></div>
<dl class="legend">${FAULT_KINDS.map((kind) => html`<div><dt>${SHORT[kind]}</dt> <dd>${FAULT_LABELS[kind].replace(/^.*?：/, '')}</dd></div>`)}</dl>
<form id="scope" class="grid-form">
<label>只对谁<select name="person"><option value="">所有人</option>${people.named.map(({ slug, name }) => html`<option value="${slug}"${slug === chosen && html` selected`}>${name}</option>`)}</select></label>
<label>几次<select name="times" data-type="number"><option value="1">1 次</option><option value="2">2 次</option><option value="5">5 次</option><option value="">一直</option></select></label>
<label>慢或迟到多久（毫秒）<input name="delayMs" data-type="number" inputmode="numeric" placeholder="慢 3000，迟到 30000"></label>
</form></section>
${GROUPS.map(({ title, prefix }) =>
  group(
    title,
    list.filter(({ name }) => name.startsWith(prefix)),
  ),
)}`
}

function group(title: string, routes: ReturnType<typeof routeList>): Html {
  return html`<section class="card"><div class="card-head"><h2>${title}</h2></div><table class="routes is-menu"><tbody>${routes.map(
    ({ name, title: routeTitle, faults }) =>
      html`<tr id="${name}"><td>${routeTitle.replace(/^.*?：/, '')}<br><code>${name}</code></td><td><div class="bar">${faults.map(
        (kind) =>
          html`<button type="button" class="small" data-url="/__control/faults" data-form="#scope" data-body="${JSON.stringify({ route: name, kind })}" title="${FAULT_LABELS[kind as FaultKind]}" data-done="已安排：${SHORT[kind as FaultKind]}">${SHORT[kind as FaultKind]}</button>`,
      )}</div></td></tr>`,
  )}</tbody></table></section>`
}

function describe({ kind, person, timesLeft, delayMs, code }: Fault, nameOf: (slug: string) => string): string {
  const delay = kind === 'slow' || kind === 'late' ? `，${delayMs} 毫秒` : ''
  const times = timesLeft === undefined ? '一直' : `还有 ${timesLeft} 次`
  return `${FAULT_LABELS[kind]}${code ? `（${code}）` : ''}${delay}；${person ? `只对${nameOf(person)}` : '对所有人'}；${times}`
}

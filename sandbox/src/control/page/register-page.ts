import type { Unit } from '../../gov/register/unit.ts'
import { beijingText } from '../../kit/clock.ts'
import type { World } from '../../world.ts'
import { describeRight } from './describe-unit.ts'
import { type Html, html } from './html.ts'

const SHOWN_ENTRIES = 20

/** The book: every home of the story, what stands on it, and what a court or another window may do to it. */
export function registerPage({ register }: World): Html {
  const { book, entries } = register
  entries.decideDue()
  const units = book.named()
  // The 138 shops of one company would bury the others; one stands for all, unless something was entered on it.
  const shown = units.filter((unit) => unit.usage !== '商业' || unit.version > 1)
  const shops = units.length - shown.length
  return html`
<section class="card"><div class="card-head"><h2>登记簿</h2><span class="soft">法院和别的窗口在这里动手；每动一次，版本加一，我方会收到推送</span></div>
<table class="routes"><tbody>${shown.map(unitRow)}</tbody></table>
${shops > 0 && html`<p class="soft">另有 ${shops} 间商铺没有变化，没有列出；可用控制接口按不动产单元代码操作。</p>`}</section>
<div class="cols">
<section class="card"><div class="card-head"><h2>登簿申请</h2></div>${entryList(register)}</section>
<section class="card"><div class="card-head"><h2>变化</h2><span class="soft">没收到推送的，靠它补上</span></div>${changeList(register)}</section>
</div>`
}

function unitRow(unit: Unit): Html {
  const { unitCode, address, areaM2, owners, version, rights } = unit
  const button = (path: string, label: string, done: string, kind = '') =>
    html`<button type="button" class="small ${kind}" data-url="/__control/register/units/${unitCode}/${path}" data-done="${done}">${label}</button>`
  const hasSeizure = rights.some((right) => /查封/.test(right.kind) && right.endedOn === undefined)
  return html`<tr><td><strong>${address}</strong><br><code>${unitCode}</code><br><span class="soft">${areaM2} ㎡，${owners.map(({ name }) => name).join('、') || '（已注销）'}，第 ${version} 版</span></td>
<td>${rights.length === 0 ? html`<span class="soft">没有限制</span>` : html`<ul class="plain">${rights.map((right) => html`<li>${describeRight(right)}</li>`)}</ul>`}</td>
<td><div class="bar">${button('seize', hasSeizure ? '再来查封（轮候）' : '查封', '法院来查封了', 'danger')}${hasSeizure && button('lift', '解封', '已解封')}${hasSeizure && button('renew', '续封', '已续封')}${button('object', '异议', '已做异议登记')}</div></td></tr>`
}

function entryList({ entries }: World['register']): Html {
  const list = entries.list(SHOWN_ENTRIES)
  if (list.length === 0) return html`<p class="soft">还没有。</p>`
  return html`<table class="routes"><tbody>${list.map(
    (entry) =>
      html`<tr><td><code>${entry.number}</code><br><code>${entry.unitCode}</code></td><td>${said(entry)}</td></tr>`,
  )}</tbody></table>`
}

function said(entry: ReturnType<World['register']['entries']['list']>[number]): string {
  if (entry.answer === 'later') return '稍后答复'
  if (entry.answer === 'refused') return `不予登记：${entry.reason}（${entry.code}）`
  return `已登簿 ${entry.registerNumber}，第 ${entry.version} 版`
}

function changeList({ book }: World['register']): Html {
  const list = book.changesAfter(Math.max(0, book.latestCursor() - SHOWN_ENTRIES), SHOWN_ENTRIES).reverse()
  if (list.length === 0) return html`<p class="soft">还没有。</p>`
  return html`<table class="routes"><tbody>${list.map(
    ({ cursor, unitCode, version, what, at }) =>
      html`<tr><td>${cursor}</td><td>${what}<br><code>${unitCode}</code> 第 ${version} 版</td><td class="soft">${beijingText(at)}</td></tr>`,
  )}</tbody></table>`
}

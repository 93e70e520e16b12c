import { SOURCES } from '../../gov/exchange/routes.ts'
import { isSilentAbout } from '../../gov/exchange/source.ts'
import type { Authority } from '../../people/authorities.ts'
import type { Person } from '../../people/person.ts'
import type { World } from '../../world.ts'
import { type Html, html } from './html.ts'

/** A record that stands for "nothing": an empty list where the source never says that it has no record. */
const emptied: Record<string, object | null> = { homes: { homes: [] }, contracts: { contracts: [] } }

/** What an authority can be made to say of a person: another first month, nothing, or no answer; and back again. */
export function correcting(world: World, person: Person, authority: Authority): Html | false {
  const source = SOURCES.find((one) => one.authority === authority)
  if (!source) return false
  const { name } = source
  const corrected = world.corrections.of(person.slug, name)
  const isSilent = isSilentAbout(source, world, person)
  const url = `/__control/people/${person.slug}/records/${name}`
  const button = (label: string, body: object, done: string) =>
    html`<button type="button" class="small" data-url="${url}" data-body="${JSON.stringify(body)}" data-done="${done}">${label}</button>`
  const months = name === 'socialInsurance' || name === 'incomeTax'
  return html`<br>${corrected && html`<b>已更正</b> ${textOf(corrected.record)} `}${
    months &&
    person.authorities[name] &&
    html`<form id="paid-${name}" style="display:inline"><input name="paidFrom" aria-label="从哪个月开始缴" size="7" placeholder="2024-11"></form> <button type="button" class="small" data-url="${url}" data-form="#paid-${name}" data-done="已更正">改起始月</button> `
  }${button('改为没有', { record: emptied[name] ?? null }, '已更正')} ${button(
    isSilent ? '恢复答复' : '不再答复',
    { silent: !isSilent },
    isSilent ? '恢复答复' : '不再答复',
  )}${
    corrected &&
    html` <button type="button" class="small" data-method="DELETE" data-url="${url}" data-done="已恢复原样">恢复原样</button>`
  }`
}

/** The corrected record in a few words; what has no words of its own as it goes over the wire. */
function textOf(record: unknown): string {
  if (record === undefined) return ''
  if (record === null) return '没有记录'
  const { ranges, homes, contracts } = record as Record<string, readonly { from?: string; to?: string }[] | undefined>
  if (ranges) return ranges.map(({ from, to }) => `${from} 至 ${to}`).join('，')
  const list = homes ?? contracts
  return list ? `${list.length} 条` : JSON.stringify(record)
}

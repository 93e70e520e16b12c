import type { Person } from '../../people/person.ts'
import type { Message } from '../../phones/messages.ts'
import type { World } from '../../world.ts'
import { type Html, html } from './html.ts'
import { ago, messageCard } from './message.ts'

const CODE_IS_NEW_MS = 5 * 60_000
const SHOWN_CODES = 3
const SHOWN_MESSAGES = 30

/** The start page: the newest login codes in large digits, everybody's phone, and what came in last. */
export function phonesPage(world: World): Html {
  const now = world.clock.now()
  const recent = world.messages.list({ limit: 200 })
  const counts = new Map<string, number>()
  for (const message of recent) {
    for (const { slug } of ownersOf(world, message)) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  const group = (role: Person['role']) => world.people.named.filter((person) => person.role === role)
  return html`
<section aria-label="最新验证码" class="codes" aria-live="polite">${latestCodes(recent).map((message) => codeCard(world, message, now))}</section>
<div class="cols">
<div>
<section class="card"><div class="card-head"><h2>市民的手机</h2><span class="soft">点开看收到的消息和各部门的说法</span></div>${peopleList(group('citizen'), counts)}</section>
<section class="card"><div class="card-head"><h2>工作人员的手机</h2></div>${peopleList(group('staff'), counts)}</section>
</div>
<section class="card feed-all"><div class="card-head"><h2>刚收到</h2><button type="button" class="small danger" data-url="/__control/messages" data-method="DELETE" data-confirm="清空所有手机上的消息？短信次数限制也会重新计算。">清空手机</button></div>
${
  recent.length === 0
    ? html`<p class="empty">还没有消息。<br>在应用里点“获取验证码”，验证码会出现在这里。</p>`
    : html`<div class="feed">${recent.slice(0, SHOWN_MESSAGES).map((message) => messageCard(message, now, ownersLink(world, message)))}</div>`
}
</section>
</div>`
}

/** The newest code of each phone; an older one of the same phone is no longer good. */
function latestCodes(messages: readonly Message[]): Message[] {
  const seen = new Set<string | undefined>()
  return messages
    .filter(({ template, phone }) => template === 'login-code' && !seen.has(phone) && seen.add(phone))
    .slice(0, SHOWN_CODES)
}

export function codeCard(world: World, message: Message, now: number): Html {
  const code = message.vars.code ?? ''
  const isOld = now - message.at > CODE_IS_NEW_MS
  return html`<div class="code${isOld && ' is-old'}"><strong>${code}</strong><button type="button" class="small" data-copy="${code}">复制</button>
<p class="soft">${ownersLink(world, message)} <span class="number">${message.phone}</span> · ${ago(message.at, now)}${isOld && '（多半已过期）'}</p></div>`
}

function peopleList(people: readonly Person[], counts: ReadonlyMap<string, number>): Html {
  return html`<ul class="people">${people.map(
    ({ slug, name, phone, story, role }) =>
      html`<li><a href="/people/${slug}"><span class="who"><span class="face${
        role === 'staff' && ' is-staff'
      }" aria-hidden="true">${[...name][0]}</span><span><span class="name">${name}</span> <span class="number">${phone}</span><br><span class="story">${story}</span></span></span>${
        counts.has(slug) && html`<span><span class="count" title="消息">${counts.get(slug)}</span></span>`
      }</a></li>`,
  )}</ul>`
}

function ownersOf(world: World, { slug, phone }: Message): readonly Person[] {
  if (phone) return world.people.byPhone(phone)
  const person = slug === undefined ? undefined : world.people.bySlug(slug)
  return person ? [person] : []
}

function ownersLink(world: World, message: Message): Html {
  const owners = ownersOf(world, message)
  if (owners.length === 0) return html`<span>${message.phone}</span>`
  return html`${owners.map(({ slug, name }, index) => html`${index > 0 && '、'}<a href="/people/${slug}">${name}</a>`)}`
}

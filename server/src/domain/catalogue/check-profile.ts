import type { CityProfile } from './city-profile.ts'
import type { Mistake } from './file-words.ts'
import type { Item } from './item.ts'
import type { Reference } from './reference.ts'

/** What is wrong in a city's profile, in words for the person who edits it. */
export function checkProfile(profile: CityProfile, items: readonly Pick<Item, 'code'>[], { offices }: Reference) {
  const mistakes: Mistake[] = []
  const say = (where: string, what: string) => void mistakes.push({ where, what })
  const codes = new Set(items.map((item) => item.code))
  const seen = new Set<string>()
  profile.offers.forEach(({ code, promise }, index) => {
    const where = `事项 第 ${index + 1} 项 ${code}`
    if (!codes.has(code)) say(where, '没有这个编号的事项文件。')
    if (seen.has(code)) say(where, '同一事项写了两次。')
    seen.add(code)
    for (const { unit, count } of promise) {
      if ((unit === 'instant') !== (count === undefined)) say(where, '承诺时限：即时不写“数”，其余单位必须写“数”。')
    }
  })
  for (const name of profile.connected) {
    if (!offices.some((office) => office.name === name)) say('已联网', `部门表（offices.json）里没有“${name}”。`)
  }
  const ids = profile.mechanisms.map((one) => one.id)
  if (new Set(ids).size < ids.length) say('机制', '有两项机制的代号相同。')
  const periods = profile.sampling?.shares.map(({ period }) => period) ?? []
  if (new Set(periods).size < periods.length) say('抽查', '同一种期间写了两次。')
  return mistakes
}

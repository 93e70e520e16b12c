import { API_PREFIX, contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCaseHouse } from '../cases/case-house.ts'

// Real speech takes some seconds on a busy machine.
const house = await createCaseHouse({ config: { TTS_TIMEOUT_MS: '60000' } })
const { mine, open } = contract.readAloud.table
const { table: readings } = contract.counterReadings
const SPOKEN = 'tts.tencent.speak'
let homes = 7_700

/** Somebody of the crowd with a draft of their own, ready to be confirmed. */
async function drafted() {
  homes += 1
  const me = await house.verified(`crowd-${homes}`)
  const begun = await house.begin(me, 'B14')
  const property = house.propertyOf(await house.homeOf(me.slug))
  await house.answerAll(me, begun, { property, details: { note: '曾用名变更' } })
  return { me, id: begun.id, text: (await house.get(me, begun)).act!.text }
}
const textsSpoken = async (): Promise<string[]> => {
  const { requests } = await house.sandbox.control<{ requests: { route: string; sent: string }[] }>(
    'GET',
    '/requests?limit=200',
  )
  return requests.filter(({ route }) => route === SPOKEN).map(({ sent }) => JSON.parse(sent).Text)
}
const play = (link: string, headers: Record<string, string> = {}) => fetch(house.url + link, { headers })

beforeEach(async () => {
  await house.sandbox.clearFaults()
  await house.sandbox.control('DELETE', '/requests', {})
})

const { me, id, text } = await drafted()
const ask = { as: me, params: { id }, query: { of: 'case' as const } }

describe('the words of a case', () => {
  it('are heard by its side, whole and in order, and spoken once', async () => {
    const { clips } = await house.call(mine, ask)
    for (const link of clips) {
      const answer = await play(link)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
      // The eleven set bits that begin each MPEG frame.
      expect(Buffer.from(await answer.arrayBuffer()).readUInt16BE(0) & 0xffe0).toBe(0xffe0)
    }
    const spoken = (await textsSpoken()).reverse()
    expect(spoken.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    // Asked again, by the same person or a restarted app: the same sound.
    expect((await house.call(mine, ask)).clips).toHaveLength(clips.length)
    await play(clips[0]!)
    expect(await textsSpoken()).toHaveLength(spoken.length)
    const kept = JSON.stringify(await house.parts.db.collection('clips').find().toArray())
    expect(kept).not.toContain(me.name)
  })

  it('come in parts where a player asks for parts', async () => {
    const [link] = (await house.call(mine, ask)).clips
    const whole = Buffer.from(await (await play(link!)).arrayBuffer())
    const part = await play(link!, { range: 'bytes=0-99' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-99/${whole.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(0, 100))
    expect((await play(link!, { range: `bytes=${whole.length}-` })).status).toBe(416)
  })

  it('are heard by nobody else, and by no address that is bent or over', async () => {
    const stranger = await house.verified('zhou-min')
    expect((await house.refused(mine, { ...ask, as: stranger })).code).toBe('NOT_YOURS')
    const [link = ''] = (await house.call(mine, ask)).clips
    const bent = [
      link.slice(0, -2),
      `${link}x`,
      link.replace(/link=[^.]+/, 'link=zzzzzz'),
      link.replace(/link=.*/, 'link=a'),
    ]
    for (const address of bent) expect((await play(address)).status).toBe(410)
    house.clock.advance({ minutes: 31 })
    expect((await play(link)).status).toBe(410)
  })

  it('are heard no more once there is nothing to confirm', async () => {
    await house.submit(me, { id })
    await house.settle()
    expect((await house.refused(mine, ask)).code).toBe('NOT_FOUND')
  })
})

it.each([
  ['500', 'B18'],
  ['refuse', 'B19'],
])('a voice that is silent (%s) is told in words, and asked again the next time', async (kind, code) => {
  const guide = { params: { id: code }, query: { of: 'guide' as const } }
  await house.sandbox.fault({ route: SPOKEN, kind, times: 1 })
  expect(await house.refused(open, guide)).toMatchObject({
    code: 'VOICE_SILENT',
    next: expect.stringContaining('12345'),
  })
  expect((await house.call(open, guide)).clips.length).toBeGreaterThan(0)
})

it('what everybody may read is heard without login, by its name and in no other words', async () => {
  const guide = await house.call(open, { params: { id: 'B14' }, query: { of: 'guide' } })
  const { plainName } = await house.call(contract.catalogue.table.get, { params: { code: 'B14' } })
  expect((await textsSpoken())[0]).toContain(plainName)
  expect(guide.clips.length).toBeGreaterThan(1)
  expect((await house.call(open, { params: { id: 'now' }, query: { of: 'statement' } })).clips.length).toBeGreaterThan(
    0,
  )
  expect((await house.refused(open, { params: { id: 'ABCDEFGH' }, query: { of: 'counter-reading' } })).code).toBe(
    'READING_OVER',
  )
  const words = await fetch(
    `${house.url}${API_PREFIX}/read-aloud/open/B14?of=guide&text=${encodeURIComponent('请转账')}`,
  )
  expect(words.status).toBe(400)
})

it('the screen of a window reads to whoever has no phone', async () => {
  homes += 1
  const { name, idNumber } = await house.sandbox.person(`crowd-${homes}`)
  const clerk = await house.officer('clerk-1')
  const { questions } = await house.begin(await house.verified('li-guohua'), 'B14')
  const draft = {
    answers: Object.fromEntries(questions.map(({ title, options }) => [title, options[0]!])),
    property: house.propertyOf(await house.homeOf(`crowd-${homes}`)),
    details: { note: '曾用名变更' },
  }
  const { id } = await house.call(contract.caseDesk.table.begin, {
    as: clerk,
    body: { code: 'B14', applicant: { name, idNumber }, draft },
  })
  const { items } = await house.call(readings.waiting, { as: clerk, query: { caseId: id } })
  const body = { caseId: id, partyId: items[0]!.partyId, seen: '身份证原件，与本人一致' }
  const { code } = await house.call(readings.begin, { as: clerk, body })
  await house.call(open, { params: { id: code }, query: { of: 'counter-reading' } })
  expect((await textsSpoken()).join('')).toContain(name)
})

it('sixty texts an hour are enough for anybody; what is refused for another reason does not count', async () => {
  expect((await house.refused(mine, { ...ask, params: { id: 'no-such-case' } })).code).toBe('NOT_YOURS')
  const statement = { as: me, params: { id: 'now' }, query: { of: 'statement' as const } }
  const [key] = await house.parts.redis.keys(`${house.config.REDIS_PREFIX}read-aloud:${me.accountId}`)
  await house.parts.redis.set(key!.slice(house.config.REDIS_PREFIX.length), 59, 'KEEPTTL')
  await house.call(open, statement)
  const refused = await house.refused(open, statement)
  expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) })
})

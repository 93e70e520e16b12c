import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { accountModel } from '../accounts/account-store.ts'
import { createPeopleHouse } from './people-house.ts'

const house = await createPeopleHouse({ config: { OUTSIDE_TIMEOUT_MS: '1500' } })
const { proveRealName, get } = contract.me.table
type Person = Awaited<ReturnType<typeof house.person>>
const bodyOf = ({ name, idNumber }: Person) => ({ name, idNumber })
const prove = (person: Person, body = bodyOf(person), key?: string) =>
  house.call(proveRealName, { as: person, body, key, device: house.newDevice() })
const refused = (person: Person, body = bodyOf(person), key?: string) =>
  house.refused(proveRealName, { as: person, body, key, device: house.newDevice() })
const fault = (kind: string, person: string) =>
  house.sandbox.fault({ route: 'gov.population.verify', kind, person, times: 1 })

// Each test on a day of its own: numbers may be asked about ten times a day.
beforeEach(() => house.clock.advance({ days: 1 }))

describe('proving a real name', () => {
  it('asks the population register; a match shows source and age', async () => {
    const person = await house.person('li-guohua')
    const me = await prove(person)
    expect(me.realName).toMatchObject({
      state: 'verified',
      label: '已实名',
      maskedName: '李**',
      source: '人口信息系统',
    })
    expect(Date.parse(me.realName.asOf!)).not.toBeNaN()
    expect(await house.events({ type: 'real-name.verified', subject: person.id })).toHaveLength(1)
    await house.settle()
    // Whoever sees the answer at once needs no message about it.
    expect((await house.showMe(person)).unreadNotices).toBe(0)
  })

  it('keeps name and number sealed', async () => {
    const person = await house.person('zhou-min')
    await prove(person)
    const row = JSON.stringify(await accountModel(house.parts.db).findById(person.id).lean())
    expect(row).not.toContain(person.idNumber)
    expect(row).not.toContain(person.name)
  })

  it.each([
    ['a rare character', 'li-ji', (name: string) => name],
    ['another dot', 'ayiguli', (name: string) => name.replace('·', '•')],
    ['blanks between', 'chen-xiaoyu', (name: string) => [...name].join(' ')],
  ])('a name with %s matches', async (_, slug, write) => {
    const person = await house.person(slug)
    const me = await prove(person, { name: write(person.name), idNumber: person.idNumber.replace('X', 'x') })
    expect(me.realName.state).toBe('verified')
  })

  it('needs a login, a key and a whole body', async () => {
    const person = await house.person('wu-hao')
    expect(await house.refused(proveRealName, { body: bodyOf(person) })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    for (const body of [{}, { name: '吴昊' }, { ...bodyOf(person), more: 1 }]) {
      expect(await house.refused(proveRealName, { as: person, body })).toMatchObject({ code: 'BAD_INPUT' })
    }
    const noKey = { as: person, body: bodyOf(person), headers: { 'idempotency-key': '' } }
    expect(await house.refused(proveRealName, noKey)).toMatchObject({ code: 'KEY_MISSING' })
  })

  it.each([
    [{ name: '吴?' }, 'NAME_INVALID', 'name'],
    [{ name: '吴' }, 'NAME_INVALID', 'name'],
    [{ idNumber: '370102199001010011' }, 'ID_NUMBER_INVALID', 'idNumber'],
    [{ idNumber: '370102190002290016' }, 'ID_NUMBER_INVALID', 'idNumber'],
    [{ idNumber: '123' }, 'ID_NUMBER_INVALID', 'idNumber'],
  ])('%j is told apart before anybody is asked', async (wrong, code, field) => {
    const person = await house.person('wu-hao')
    const answer = await refused(person, { ...bodyOf(person), ...wrong })
    expect(answer).toMatchObject({ status: 422, code, field, text: expect.stringMatching(/。$/) })
  })
})

describe('when it does not match', () => {
  it('says so, leaves the account as it was, and allows five questions a day', async () => {
    const person = await house.person('zhao-qiang')
    for (let n = 0; n < 5; n += 1) {
      expect(await refused(person, { ...bodyOf(person), name: '赵弱' })).toMatchObject({
        status: 422,
        code: 'REAL_NAME_MISMATCH',
      })
    }
    expect(await refused(person)).toMatchObject({
      status: 429,
      code: 'CODE_LIMIT',
      text: expect.stringContaining('窗口'),
    })
    expect((await house.showMe(person)).realName).toEqual({ state: 'none', label: '未实名' })
    house.clock.advance({ days: 1 })
    expect(await house.refused(get, { as: person })).toMatchObject({ code: 'ACCESS_EXPIRED' })
  })

  it('one ID number is asked about ten times a day, whoever asks', async () => {
    const victim = await house.person('sun-li')
    for (let n = 0; n < 2; n += 1) {
      const guesser = await house.person('zhao-yifan')
      for (let m = 0; m < 5; m += 1) await refused(guesser, { name: `孙${'甲乙丙丁戊'[m]}`, idNumber: victim.idNumber })
    }
    expect(await refused(victim)).toMatchObject({ code: 'CODE_LIMIT' })
    house.clock.advance({ days: 1 })
    const again = await house.person('sun-li')
    expect((await prove(again)).realName.state).toBe('verified')
  })

  it('parallel guesses do not pass the limit', async () => {
    const guesser = await house.person('lin-zhiyuan')
    const body = { name: '林致近', idNumber: guesser.idNumber }
    const answers = await Promise.all(Array.from({ length: 12 }, () => refused(guesser, body)))
    expect(answers.filter(({ code }) => code === 'REAL_NAME_MISMATCH')).toHaveLength(5)
    expect(answers.filter(({ code }) => code === 'CODE_LIMIT')).toHaveLength(7)
  })

  it('a number the register does not know is no match either', async () => {
    const person = await house.person('he-jun')
    const answer = await refused(person, { name: '何军', idNumber: '37010219900101001X' })
    expect(answer).toMatchObject({ code: 'REAL_NAME_MISMATCH', text: expect.stringContaining('没有这个号码') })
  })
})

describe('once it is proved', () => {
  it('a second time is refused, a repeat of the same call is not', async () => {
    const person = await house.person('he-jun')
    const key = newKey()
    const first = await prove(person, bodyOf(person), key)
    expect(await prove(person, bodyOf(person), key)).toEqual(first)
    expect(await refused(person)).toMatchObject({ status: 409, code: 'REAL_NAME_DONE' })
    expect(await refused(person, { ...bodyOf(person), name: '何兵' }, key)).toMatchObject({ code: 'KEY_REUSED' })
    expect(await house.events({ type: 'real-name.verified', subject: person.id })).toHaveLength(1)
  })

  it('ten at once with one key are one', async () => {
    const person = await house.person('wang-xiuying')
    const key = newKey()
    const statuses = await Promise.all(
      Array.from({ length: 5 }, () => house.send(proveRealName, { as: person, body: bodyOf(person), key })),
    )
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await house.events({ type: 'real-name.verified', subject: person.id })).toHaveLength(1)
  })
})

describe('a register that is silent', () => {
  it('is never a no: the question waits, is asked again, and the answer is told', async () => {
    const person = await house.person('ma-jianguo')
    await fault('500', 'ma-jianguo')
    const me = await prove(person)
    expect(me.realName).toEqual({ state: 'checking', label: '核验中', maskedName: '马**' })
    expect(await house.events({ type: 'real-name.asked', subject: person.id })).toHaveLength(1)

    await house.settle({ delayed: 'now' })
    const after = await house.showMe(person)
    expect(after).toMatchObject({ realName: { state: 'verified' }, unreadNotices: 1 })
    const { items } = await house.call(contract.notices.table.list, { as: person })
    expect(items[0]).toMatchObject({ title: '实名核验通过', deliveries: [] })
  })

  it.each(['timeout-after', 'wrong-signature', 'slow'])('%s counts as silence', async (kind) => {
    const person = await house.person('huang-lijuan')
    await house.sandbox.fault({
      route: 'gov.population.verify',
      kind,
      person: 'huang-lijuan',
      times: 1,
      delayMs: 2_500,
    })
    expect((await prove(person)).realName.state).toBe('checking')
    await accountModel(house.parts.db).deleteOne({ _id: person.id })
  })

  it('does not count against the day', async () => {
    const person = await house.person('gao-jie')
    await house.sandbox.fault({ route: 'gov.population.verify', kind: '500', person: 'gao-jie', times: 7 })
    for (let n = 0; n < 7; n += 1) {
      // Another spelling is another question.
      await prove(person, { name: n % 2 ? person.name : '高婕', idNumber: person.idNumber })
    }
    expect((await prove(person)).realName.state).toBe('verified')
  })

  it('the same question asked twice waits once', async () => {
    const person = await house.person('xu-wen')
    await fault('500', 'xu-wen')
    await prove(person)
    expect((await prove(person)).realName.state).toBe('checking')
    expect(await house.events({ type: 'real-name.asked', subject: person.id })).toHaveLength(1)
  })

  it('a no that comes later is told, and the person may try again', async () => {
    const person = await house.person('feng-hai')
    await fault('500', 'feng-hai')
    await prove(person, { ...bodyOf(person), name: '冯江' })
    await house.settle({ delayed: 'now' })
    expect(await house.showMe(person)).toMatchObject({ realName: { state: 'none' }, unreadNotices: 1 })
    const { items } = await house.call(contract.notices.table.list, { as: person })
    expect(items[0]!.title).toContain('对不上')
    expect((await prove(person)).realName.state).toBe('verified')
  })

  it('goes on for a day, then the person is told, without a verdict', async () => {
    const person = await house.person('zheng-wei')
    await house.sandbox.fault({ route: 'gov.population.verify', kind: '500', person: 'zheng-wei', times: 30 })
    await prove(person)
    for (let n = 0; n < 14; n += 1) {
      house.clock.advance({ hours: 13 })
      await house.runEvery('ask-real-names')
      await house.settle()
    }
    const row = await accountModel(house.parts.db).findById(person.id).lean()
    expect(row?.realName).toEqual({ state: 'none' })
    const notices = await house.parts.db.collection('notices').find({ accountId: person.id }).toArray()
    expect(notices.map(({ title }) => title)).toEqual(['实名核验没有完成'])
    expect(notices[0]!.text).toContain('没有判定您“不符”')
  })

  it('whose job was lost is found by the sweep', async () => {
    const person = await house.person('cao-ying')
    await fault('500', 'cao-ying')
    await prove(person)
    await house.settle()
    await house.platform.queues.jobs.drain(true)
    await house.runEvery('ask-real-names')
    await house.settle()
    expect((await house.showMe(person)).realName.state).toBe('checking')
    house.clock.advance({ seconds: 31 })
    await house.runEvery('ask-real-names')
    await house.settle()
    expect((await house.showMe(person)).realName.state).toBe('verified')
  })
})

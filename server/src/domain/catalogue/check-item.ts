import { fieldWord, type Mistake } from './file-words.ts'
import type { Basis, Condition, Item, Limit } from './item.ts'
import type { Reference } from './reference.ts'
import type { Readings } from './search/pinyin.ts'
import { applies, everyWay } from './wizard.ts'

/** What an item may refer to, besides its own questions. */
export interface CheckAgainst extends Reference {
  /** Services of the halls. */
  services: readonly string[]
  /** Without a reading a name cannot be found by pinyin. */
  pinyin: Readings
}

/** Ways of answering beyond which nobody would answer them all; the wizard itself asks only what still matters. */
const MOST_WAYS = 20_000

/** Everything wrong in an item that its form alone does not show, each in words for the person who edits the file. */
export function checkItem(item: Item, against: CheckAgainst): Mistake[] {
  const mistakes: Mistake[] = []
  const say = (where: string, what: string) => void mistakes.push({ where, what })
  const known = {
    law: new Set(against.laws.map((one) => one.name)),
    office: new Set(against.offices.map((one) => one.name)),
    event: new Set(against.events.map((one) => one.name)),
    role: new Set(against.roles.map((one) => one.name)),
    fee: new Set(against.fees.map((one) => one.rule)),
  }
  const basis = (where: string, { law }: Basis) => {
    if (!known.law.has(law)) say(where, `依据的文件“${law}”不在法规表（laws.json）里，请先在那里登记文号和日期。`)
  }
  const limit = (where: string, one: Limit) => {
    if ((one.unit === 'instant') !== (one.count === undefined)) {
      say(where, one.unit === 'instant' ? '单位是“即时”就不要写“数”。' : '时限缺少“数”。')
    }
    if (one.basis) basis(where, one.basis)
  }
  const twice = (where: string, words: readonly string[], what: string) => {
    for (const word of new Set(words.filter((one, index) => words.indexOf(one) !== index))) {
      say(where, `${what}“${word}”写了两次。`)
    }
  }

  item.materials.forEach((one, index) => {
    const where = `材料 第 ${index + 1} 项“${one.name}”`
    basis(where, one.basis)
    if (one.heldBy && !known.office.has(one.heldBy)) {
      say(where, `“谁已经有”写的部门“${one.heldBy}”不在部门表（offices.json）里。`)
    }
    if (one.waivable && !one.heldBy) say(where, '写了可以免交，却没有写哪个部门已经有。')
    if (one.bySystem && one.ifMissing === 'key') say(where, '系统代填的材料不会缺，“缺了怎么办”不能写“关键材料”。')
  })
  twice(
    '材料',
    item.materials.map((one) => `${one.id}${JSON.stringify(one.when ?? {})}`),
    '代号和条件都相同的材料 ',
  )
  checkConditions(item, say)
  checkSteps(item, known.role, say)

  item.events.forEach(({ event }, index) => {
    if (!known.event.has(event)) say(`人生事件 第 ${index + 1} 项`, `“${event}”不在人生事件表（events.json）里。`)
  })
  item.fees.forEach(({ rule }, index) => {
    if (!known.fee.has(rule)) say(`收费 第 ${index + 1} 项`, `收费规则“${rule}”不在收费表（fees.json）里。`)
  })
  if (!item.fees.length && !item.feeNote) say('收费', '没有收费项目时，要在“收费备注”里写明为什么不收费。')
  for (const field of ['statutory', 'duties'] as const) {
    item[field].forEach((one, index) => {
      limit(`${fieldWord(field)} 第 ${index + 1} 项`, one)
      if (!one.basis) say(`${fieldWord(field)} 第 ${index + 1} 项`, '法律规定的期限要写依据。')
    })
  }
  if (!item.statutory.length && !item.statutoryNote) say('法定时限', '没有法定时限时，要在“时限备注”里写明原因。')
  item.basis.forEach((one, index) => {
    basis(`依据 第 ${index + 1} 项`, one)
  })
  twice('还叫', [item.name, item.plainName, ...item.synonyms], '叫法')
  const names = [item.name, item.plainName, ...item.synonyms].join('')
  const unread = new Set([...names].filter((one) => /\p{Script=Han}/u.test(one) && !against.pinyin.has(one)))
  if (unread.size) say('还叫', `拼音表（pinyin.json）里没有“${[...unread].join('')}”，请补上，不然拼音搜不到。`)
  if (item.bookAs && !against.services.includes(item.bookAs)) {
    say('预约业务', `大厅没有“${item.bookAs}”这项预约业务。`)
  }
  if (item.channel === 'instant' && !item.instant) {
    say('秒批', '办理方式写了“秒批即办”，要在“秒批”里写明凭什么、什么情况下由系统当场决定。')
  }
  if (item.instant) {
    basis('秒批', item.instant.basis)
    if (item.applicants.who === 'order' || item.applicants.who === 'office') {
      say('秒批', '嘱托和部门之间办的事项由人办，不能秒批。')
    }
  }
  if (item.channel === 'internal' && item.bookAs) say('预约业务', '部门之间办的事项不需要群众预约。')
  return mistakes
}

function checkConditions({ questions, materials }: Item, say: (where: string, what: string) => void) {
  const condition = (where: string, when: Condition | undefined, earlier: typeof questions) => {
    for (const [title, fitting] of Object.entries(when ?? {})) {
      const question = earlier.find((one) => one.title === title)
      if (!question) {
        say(where, `条件里的“${title}”不是${earlier === questions ? '“要问的”里的题目' : '排在它前面的题目'}。`)
        continue
      }
      const strange = fitting.filter((answer) => !question.options.includes(answer))
      if (strange.length) say(where, `“${title}”没有“${strange.join('、')}”这个选项。`)
    }
  }
  questions.forEach((question, index) => {
    const where = `要问的 第 ${index + 1} 项“${question.title}”`
    condition(where, question.when, questions.slice(0, index))
    if (new Set(question.options).size < 2) say(where, '至少要有两个不同的选项。')
    const used = [...materials, ...questions].some((one) => Object.hasOwn(one.when ?? {}, question.title))
    if (!used) say(where, '没有一项材料取决于这个问题，不必问。')
  })
  if (new Set(questions.map((one) => one.title)).size < questions.length) say('要问的', '有两道题目重名。')
  for (const [index, one] of materials.entries()) condition(`材料 第 ${index + 1} 项“${one.name}”`, one.when, questions)

  if (questions.reduce((ways, { options }) => ways * options.length, 1) > MOST_WAYS) {
    return say('要问的', '问题太多，请合并或删去几道。')
  }
  const ways = everyWay(questions)
  for (const [index, one] of materials.entries()) {
    if (!ways.some((way) => applies(one.when, questions, way) === true)) {
      say(`材料 第 ${index + 1} 项“${one.name}”`, '无论怎么回答都不会需要这项材料，条件互相矛盾。')
    }
  }
}

/** The clock of a case may begin, pause and end once, in this order. */
const clockOrder = { before: 0, runs: 1, paused: 1, after: 2 } as const

function checkSteps({ steps, channel }: Item, roles: ReadonlySet<string>, say: (where: string, what: string) => void) {
  let reached = 0
  steps.forEach((step, index) => {
    const where = `步骤 第 ${index + 1} 项“${step.name}”`
    if (!step.role) say(where, '没有写谁办。')
    else if (!roles.has(step.role)) say(where, `“${step.role}”不在岗位分工表（roles.json）里。`)
    if (clockOrder[step.clock] < reached) say(where, '计时不能倒回去：未起算 → 计时/暂停 → 已停止。')
    reached = Math.max(reached, clockOrder[step.clock])
  })
  if (channel !== 'internal' && !steps.some((step) => step.clock === 'runs')) {
    say('步骤', '没有一步在计时，时限就无从算起。')
  }
}

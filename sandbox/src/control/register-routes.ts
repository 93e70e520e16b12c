import { applyAct, type Desk, Refused } from '../gov/register/apply-act.ts'
import type { What } from '../gov/register/book.ts'
import type { Act, Party } from '../gov/register/read-entry.ts'
import { actingSeizure, RIGHT_KINDS, type Right, SEIZED_BY, standing, type Unit } from '../gov/register/unit.ts'
import { beijingIso, beijingText } from '../kit/clock.ts'
import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import { HOMES } from '../people/homes.ts'
import type { World } from '../world.ts'
import { aBoolean, aNumber, aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

const aDay = (value: unknown, name: string): string => {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  throw new BadControlRequest(`"${name}" must be a day such as 2026-11-22`)
}

/** What courts, citizens and other windows do to the book without our server. A unit is named by its code or by the slug of its home. */
export function registerControlRoutes({ register, people, clock }: World): Route[] {
  const { book, entries } = register

  const unitIn = ({ params }: Exchange): Unit => {
    const name = params.unit ?? ''
    const unit = book.byUnit(HOMES.find((home) => home.slug === name)?.unitCode ?? name)
    if (!unit) throw new BadControlRequest(`no unit and no home is called "${name}"`)
    return unit
  }
  const partyOf = (slug: string): Party => {
    const person = people.bySlug(slug)
    if (!person) throw new BadControlRequest(`nobody is called "${slug}"`)
    return { name: person.name, idNumber: person.idNumber }
  }
  const today = () => beijingText(clock.now()).slice(0, 10)
  const desk = (): Desk => {
    const year = today().slice(0, 4)
    const number = (of: 'title' | 'proof') => String(900_000 + book.nextNumber(of)).padStart(7, '0')
    return {
      today: today(),
      title: () => `鲁（${year}）济南市不动产权第${number('title')}号`,
      proof: () => `鲁（${year}）济南市不动产证明第${number('proof')}号`,
    }
  }
  /** What another window enters: the next version of the page, with the push and the line in the list of changes. */
  const enter = (unit: Unit, act: Act, what: What) => {
    try {
      return json({ unit: book.together(() => book.write(applyAct(unit, act, desk()).unit, what)) }, 201)
    } catch (error) {
      if (error instanceof Refused) throw new BadControlRequest(`${error.code}: ${error.message}`)
      throw error
    }
  }
  const rewrite = (unit: Unit, rights: Right[], what: What) =>
    json({ unit: book.together(() => book.write({ ...unit, rights }, what)) }, 201)
  const standingRight = (unit: Unit, rightId: string | undefined, isIt: (right: Right) => boolean): Right => {
    const right = standing(unit.rights).find((each) => (rightId === undefined ? isIt(each) : each.id === rightId))
    if (!right) throw new BadControlRequest('there is no such right on this unit')
    return right
  }

  return [
    controlRoute('GET', '/register/units', '登簿的房屋：故事里的和后来登记的', () => json({ units: book.named() })),
    controlRoute('GET', '/register/units/:unit', '登记簿的一页', (exchange) => json({ unit: unitIn(exchange) })),
    controlRoute('GET', '/register/entries', '收到的登簿申请', () => {
      entries.decideDue()
      return json({ entries: entries.list(100) })
    }),
    controlRoute('GET', '/register/changes', '登记簿的变化', () =>
      json({ changes: book.changesAfter(0, 1_000).map((each) => ({ ...each, at: beijingIso(each.at) })) }),
    ),
    controlRoute('POST', '/register/forget', '登记簿回到第一天，版本也重来（给测试用）', ({ request }) => {
      readBody(request, {})
      entries.clear()
      book.forget()
      return json({ forgotten: true })
    }),
    controlRoute('POST', '/register/units/:unit/seize', '法院等机关来查封（已有查封的排在后面轮候）', (exchange) => {
      const { authority, document, months, by, pre, debtor } = readBody(exchange.request, {
        authority: optional(aString),
        document: optional(aString),
        months: optional(aNumber(1, 120)),
        by: optional(oneOf(SEIZED_BY)),
        pre: optional(aBoolean),
        debtor: optional(aString),
      })
      const unit = unitIn(exchange)
      const act: Act = {
        business: '查封',
        isPre: pre ?? false,
        by: by ?? '法院',
        authority: authority ?? '济南市中级人民法院',
        document: document ?? `（${today().slice(0, 4)}）鲁01执保${unit.version}号`,
        termMonths: months ?? 36,
        ...(debtor === undefined ? {} : { debtor: partyOf(debtor) }),
      }
      return enter(unit, act, '查封')
    }),
    controlRoute('POST', '/register/units/:unit/renew', '续行查封', (exchange) => {
      const { rightId, months } = readBody(exchange.request, {
        rightId: optional(aString),
        months: optional(aNumber(1, 120)),
      })
      const unit = unitIn(exchange)
      const right = rightId === undefined ? actingSeizure(unit, today()) : standingRight(unit, rightId, () => false)
      if (!right) throw new BadControlRequest('there is no seizure on this unit')
      const { seizedBy = '法院', holder, document = '' } = right
      const act: Act = {
        ...{ business: '查封', isPre: right.kind === '预查封', by: seizedBy, authority: holder.name },
        ...{ document, termMonths: months ?? 36, renews: right.id },
      }
      return enter(unit, act, '续封')
    }),
    controlRoute('POST', '/register/units/:unit/lift', '解除查封（不指明时解除正在生效的）', (exchange) => {
      const { rightId } = readBody(exchange.request, { rightId: optional(aString) })
      const unit = unitIn(exchange)
      const right = rightId === undefined ? actingSeizure(unit, today()) : standingRight(unit, rightId, () => false)
      if (!right) throw new BadControlRequest('there is no seizure on this unit')
      return enter(unit, { business: '解封', rightId: right.id }, '解封')
    }),
    controlRoute('POST', '/register/units/:unit/object', '有人来做异议登记', (exchange) => {
      const { applicant } = readBody(exchange.request, { applicant: optional(aString) })
      const act: Act = {
        business: '异议',
        applicant: applicant === undefined ? { name: '高建业', idNumber: '37010219900101001X' } : partyOf(applicant),
        reason: '权属有争议',
      }
      return enter(unitIn(exchange), act, '异议')
    }),
    controlRoute('POST', '/register/units/:unit/sue', '异议申请人提交起诉证明', (exchange) => {
      const { rightId, on } = readBody(exchange.request, { rightId: optional(aString), on: optional(aDay) })
      const unit = unitIn(exchange)
      const objection = standingRight(unit, rightId, ({ kind }) => kind === '异议')
      const sued = { ...objection, suedOn: on ?? today() }
      return rewrite(
        unit,
        unit.rights.map((right) => (right === objection ? sued : right)),
        '异议',
      )
    }),
    controlRoute(
      'POST',
      '/register/units/:unit/add',
      '加一条记录：抵押、预告、居住权、限制交易、征收……',
      (exchange) => {
        const { kind, holder, debtor, since, ...more } = readBody(exchange.request, {
          kind: oneOf(RIGHT_KINDS),
          holder: optional(aString),
          debtor: optional(aString),
          since: optional(aDay),
          until: optional(aDay),
          registrableOn: optional(aDay),
          amountFen: optional(aNumber(1, 1e15)),
          hasTransferBan: optional(aBoolean),
          mayBeLet: optional(aBoolean),
        })
        const unit = unitIn(exchange)
        const order = Math.max(0, ...unit.rights.map((right) => right.order)) + 1
        const person = holder === undefined ? undefined : people.bySlug(holder)
        const right: Right = {
          ...(JSON.parse(JSON.stringify(more)) as typeof more),
          ...{ id: `${unit.unitCode}-${order}`, order, kind, registeredOn: since ?? today() },
          holder: person
            ? { name: person.name, idNumber: person.idNumber, type: '个人' }
            : { name: holder ?? '济南市不动产登记中心', type: '单位' },
          ...(debtor === undefined ? {} : { debtor: { ...partyOf(debtor), type: '个人' as const } }),
        }
        return rewrite(unit, [...unit.rights, right], '其他')
      },
    ),
    controlRoute('POST', '/register/units/:unit/end', '注销一条记录', (exchange) => {
      const { rightId } = readBody(exchange.request, { rightId: aString })
      const unit = unitIn(exchange)
      const gone = standingRight(unit, rightId, () => false)
      return rewrite(
        unit,
        unit.rights.map((right) => (right === gone ? { ...right, endedOn: today() } : right)),
        '其他',
      )
    }),
  ]
}

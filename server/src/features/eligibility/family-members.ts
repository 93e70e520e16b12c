import { type FactSource, shanghaiDate } from '@anju/shared-types'
import { familyOf, type Relative } from '../../domain/eligibility/family.ts'
import { isMinor } from '../../domain/eligibility/situation.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckMember, EligibilityCheck } from './check-store.ts'
import { idIndexOf, openAnswer, openWho, sealJson, type Who } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'cipher' | 'ids' | 'accounts'>

export interface FamilyFound {
  members: CheckMember[]
  /** Both registers answered: nobody is missing. */
  isComplete: boolean
}

/**
 * The family of today by the registers' answers about the applicant. A spouse who turns up is asked for consent on their own
 * behalf; minor children are agreed for by the applicant. What a silent register said before still stands.
 */
export async function familyMembers(
  needs: Needs,
  check: Pick<EligibilityCheck, 'members'>,
  now: Date,
): Promise<FamilyFound> {
  const { cipher } = needs
  const [self, ...others] = check.members as [CheckMember, ...CheckMember[]]
  const household = openAnswer(cipher, self.answers, 'household') ?? { kind: 'unknown' as const }
  const marriage = openAnswer(cipher, self.answers, 'marriage') ?? { kind: 'unknown' as const }
  const today = shanghaiDate(now)
  const family = familyOf(openWho(cipher, self), household, marriage, today)
  const known = (relative: Relative) => others.find((member) => member.idIndex === idIndexOf(cipher, relative.idNumber))

  const spouses =
    marriage.kind === 'unknown'
      ? others.filter((member) => member.role === 'spouse')
      : family.spouse
        ? [known(family.spouse) ?? (await newSpouse(needs, family.spouse, self.consent.sources, now))]
        : []
  const stillMinor = others.filter((member) => {
    const { born } = openWho(cipher, member)
    return member.role === 'child' && born !== undefined && isMinor(born, today)
  })
  const children =
    household.kind === 'unknown'
      ? stillMinor
      : family.children.map((child) => known(child) ?? newChild(needs, child, self.consent))
  return { members: [self, ...spouses, ...children], isComplete: family.complete }
}

async function newSpouse(needs: Needs, spouse: Relative, sources: FactSource[], now: Date): Promise<CheckMember> {
  const account = await needs.accounts.store.findVerified(spouse.idNumber)
  return {
    role: 'spouse',
    who: sealJson(needs.cipher, { name: spouse.name, idNumber: spouse.idNumber } satisfies Who),
    idIndex: idIndexOf(needs.cipher, spouse.idNumber),
    ...(account && { accountId: account.id }),
    consent: { id: needs.ids.id(), state: 'waiting', askedAt: now, sources },
    answers: [],
  }
}

/** 民法典 27, 个人信息保护法 31: the guardian agrees for a minor; the statement says so. */
const newChild = ({ cipher, ids }: Needs, child: Who, guardian: CheckMember['consent']): CheckMember => ({
  role: 'child',
  who: sealJson(cipher, { name: child.name, idNumber: child.idNumber, born: child.born } satisfies Who),
  idIndex: idIndexOf(cipher, child.idNumber),
  consent: { ...guardian, id: ids.id() },
  answers: [],
})

export const waitingFor = (members: readonly CheckMember[]): CheckMember | undefined =>
  members.find((member) => member.consent.state === 'waiting')

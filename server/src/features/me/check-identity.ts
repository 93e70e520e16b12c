import { shanghaiDate } from '@anju/shared-types'
import { checkIdNumber, idNumberProblems } from '../../domain/identity/citizen-id.ts'
import { checkName, nameProblems } from '../../domain/identity/person-name.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Identity } from '../accounts/account-store.ts'

/** Name and ID number in the form to ask and store, or what is wrong with them in words. Nobody outside is asked for it. */
export function checkIdentity(given: Identity, now: Date): Identity | Refusal {
  const name = checkName(given.name)
  if (!name.ok) return new Refusal('NAME_INVALID', { field: 'name', text: nameProblems[name.problem] })
  const idNumber = checkIdNumber(given.idNumber, shanghaiDate(now))
  if (!idNumber.ok) {
    return new Refusal('ID_NUMBER_INVALID', { field: 'idNumber', text: idNumberProblems[idNumber.problem] })
  }
  return { name: name.name, idNumber: idNumber.id.number }
}

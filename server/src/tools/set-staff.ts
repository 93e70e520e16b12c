import { parseArgs } from 'node:util'
import type { StaffRole } from '@anju/shared-types'
import { readMobile } from '../domain/identity/phone.ts'
import { createHallStore } from '../features/halls/hall-store.ts'
import { withHouse } from './whole-server.ts'

const roles: readonly StaffRole[] = ['clerk', 'registrar', 'supervisor', 'inspector', 'admin']
const USAGE = `Enters or changes a member of staff; the role opens with the phone, proved by SMS code.
  node --import tsx server/src/tools/set-staff.ts --no clerk-7 --name <name> --role clerk --hall jn-lixia --phone <phone>
  node --import tsx server/src/tools/set-staff.ts --no clerk-7 --remove
Roles (may be given several times): ${roles.join(', ')}`

const { values } = parseArgs({
  options: {
    no: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', multiple: true, default: [] },
    hall: { type: 'string' },
    phone: { type: 'string' },
    remove: { type: 'boolean', default: false },
  },
})
const { no: staffNo, name, hall: hallId, remove } = values
const phone = readMobile(values.phone ?? '')
const given = roles.filter((role) => values.role.includes(role))
const isComplete = name && hallId && phone && given.length > 0 && given.length === values.role.length
if (!staffNo || !(remove || isComplete)) {
  console.error(USAGE)
  process.exit(2)
}

await withHouse(async ({ parts }, { people }) => {
  const { staff } = people.accounts
  if (remove) await staff.remove(staffNo)
  else if (await createHallStore(parts.db).hall(hallId!)) {
    await staff.save({ staffNo, name: name!, roles: given, hallId: hallId! }, phone!)
  } else {
    console.error(`There is no hall ${hallId}.`)
    process.exitCode = 1
  }
})

import { CROWD_SIZE } from './crowd.ts'
import { type Home, unitCode } from './home.ts'

/** The second half of the crowd owns a flat each: `crowd-5000` to `crowd-9999` sell, the others may buy. Computed, like the crowd. */
export const FIRST_CROWD_OWNER = CROWD_SIZE / 2

const DISTRICT = '370116'
const PER_BUILDING = 100
const YEAR = 2022

export function crowdHome(index: number): Home {
  const [building, flat] = [Math.floor(index / PER_BUILDING) + 1, (index % PER_BUILDING) + 1]
  return {
    slug: `crowd-${index}-flat`,
    unitCode: unitCode(DISTRICT, '008001', 88, building, flat),
    district: DISTRICT,
    address: `济南市莱芜区凤城西大街 900 号 ${building} 号楼 ${flat} 室`,
    areaM2: (70 + (index % 60) + 0.5).toFixed(2),
    usage: '住宅',
    certificate: `鲁（${YEAR}）济南市不动产权第${String(500_000 + index).padStart(7, '0')}号`,
    registeredOn: `${YEAR}-06-${String(1 + (index % 28)).padStart(2, '0')}`,
    owners: [{ owner: `crowd-${index}`, share: '单独所有' }],
    restrictions: [],
  }
}

/** The member of the crowd whose flat this is. */
export function crowdHomeByUnit(code: string): Home | undefined {
  const match = /^370116008001GB00088F(\d{4})(\d{4})$/.exec(code)
  if (!match) return undefined
  const [building, flat] = [Number(match[1]), Number(match[2])]
  return ownedByCrowd((building - 1) * PER_BUILDING + flat - 1, (home) => home.unitCode === code)
}

export function crowdHomeByCertificate(certificate: string): Home | undefined {
  const match = /^鲁（2022）济南市不动产权第(\d{7})号$/.exec(certificate)
  return match ? ownedByCrowd(Number(match[1]) - 500_000, (home) => home.certificate === certificate) : undefined
}

export function crowdHomeOf(slug: string): Home | undefined {
  const match = /^crowd-(\d+)$/.exec(slug)
  return match ? ownedByCrowd(Number(match[1]), () => true) : undefined
}

function ownedByCrowd(index: number, isThis: (home: Home) => boolean): Home | undefined {
  if (index < FIRST_CROWD_OWNER || index >= CROWD_SIZE) return undefined
  const home = crowdHome(index)
  return isThis(home) ? home : undefined
}

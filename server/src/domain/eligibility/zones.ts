import type { EligibilityCity } from '@anju/shared-types'

export interface Zone {
  code: string
  name: string
  /** Administrative code (GB/T 2260) of homes in the register; several zones may lie in one district. */
  district?: string
  /** Other ways to write it; matched without case, spaces, dashes and the endings 区, 县, 新区, 街道. */
  also?: readonly string[]
}

/** A name that covers several zones: a district that a ring road divides, for instance. */
interface Either {
  name: string
  also?: readonly string[]
  either: readonly string[]
  /** What the name says beside the zone. */
  insideSecondRing?: boolean
}

interface CityZones {
  zones: readonly Zone[]
  either: readonly Either[]
}

const inFifthRing = 'inside-fifth-ring'
const outFifthRing = 'outside-fifth-ring'
const inOuterRing = 'inside-outer-ring'
const outOuterRing = 'outside-outer-ring'

/** The finest areas that any rule of a city tells apart. */
export const zonesOf: Readonly<Record<EligibilityCity, CityZones>> = {
  jinan: {
    zones: [
      { code: 'lixia', district: '370102', name: '历下区' },
      { code: 'shizhong', district: '370103', name: '市中区' },
      { code: 'huaiyin', district: '370104', name: '槐荫区' },
      { code: 'tianqiao', district: '370105', name: '天桥区' },
      { code: 'licheng', district: '370112', name: '历城区' },
      { code: 'changqing', district: '370113', name: '长清区' },
      { code: 'gaoxin', district: '370171', name: '高新区', also: ['济南高新技术产业开发区', 'high-tech'] },
      { code: 'zhangqiu', district: '370114', name: '章丘区', also: ['章丘市'] },
      { code: 'jiyang', district: '370115', name: '济阳区' },
      { code: 'laiwu', district: '370116', name: '莱芜区' },
      { code: 'gangcheng', district: '370117', name: '钢城区' },
      { code: 'pingyin', district: '370124', name: '平阴县' },
      { code: 'shanghe', district: '370126', name: '商河县' },
    ],
    either: [
      {
        name: '限购区域',
        also: ['限购区', '市区', '主城区', 'limited', 'urban', 'main', 'city'],
        either: ['lixia', 'shizhong', 'huaiyin', 'tianqiao', 'licheng', 'gaoxin'],
      },
      {
        name: '二环内',
        also: ['二环以内', 'inside-second-ring'],
        either: ['lixia', 'shizhong'],
        insideSecondRing: true,
      },
      {
        name: '二环外',
        also: ['二环以外', 'outside-second-ring'],
        either: ['lixia', 'shizhong'],
        insideSecondRing: false,
      },
    ],
  },
  beijing: {
    zones: [
      {
        code: inFifthRing,
        name: '五环内',
        also: ['东城', '西城'],
      },
      {
        code: outFifthRing,
        name: '五环外',
        also: ['通州', '门头沟', '房山', '顺义', '昌平', '怀柔', '平谷', '密云', '延庆'],
      },
    ],
    either: ['朝阳', '海淀', '丰台', '石景山', '大兴'].map((name) => ({ name, either: [inFifthRing, outFifthRing] })),
  },
  shanghai: {
    zones: [
      { code: inOuterRing, name: '外环内' },
      {
        code: outOuterRing,
        name: '外环外',
        also: ['崇明', '金山', '奉贤', '青浦', '松江'],
      },
    ],
    either: [],
  },
  shenzhen: {
    zones: [
      { code: 'futian', name: '福田区' },
      { code: 'nanshan', name: '南山区' },
      { code: 'xinan', name: '宝安区新安街道', also: ['宝安新安', '新安', 'baoan-xinan'] },
      { code: 'luohu', name: '罗湖区' },
      { code: 'baoan-other', name: '宝安区（不含新安街道）', also: ['宝安不含新安', 'baoan-except-xinan'] },
      { code: 'longgang', name: '龙岗区' },
      { code: 'longhua', name: '龙华区' },
      { code: 'pingshan', name: '坪山区' },
      { code: 'guangming', name: '光明区' },
      { code: 'yantian', name: '盐田区' },
      { code: 'dapeng', name: '大鹏新区' },
      { code: 'shenshan', name: '深汕特别合作区', also: ['深汕合作区', '深汕'] },
    ],
    either: [
      { name: '宝安区', also: ['baoan'], either: ['xinan', 'baoan-other'] },
      { name: 'A', also: ['zone-a', 'A区'], either: ['futian', 'nanshan', 'xinan'] },
      {
        name: 'B',
        also: ['zone-b', 'B区'],
        either: ['luohu', 'baoan-other', 'longgang', 'longhua', 'pingshan', 'guangming'],
      },
      { name: 'C', also: ['zone-c', 'C区'], either: ['yantian', 'dapeng'] },
    ],
  },
  xiamen: {
    zones: [
      { code: 'siming', district: '350203', name: '思明区' },
      { code: 'huli', district: '350206', name: '湖里区' },
      { code: 'haicang', district: '350205', name: '海沧区' },
      { code: 'jimei', district: '350211', name: '集美区' },
      { code: 'tongan', district: '350212', name: '同安区' },
      { code: 'xiangan', district: '350213', name: '翔安区' },
    ],
    either: [
      { name: '岛内', also: ['island', 'inside', 'inner', 'inside-island', 'on-island'], either: ['siming', 'huli'] },
      {
        name: '岛外',
        also: ['mainland', 'outside', 'outer', 'outside-island', 'off-island'],
        either: ['haicang', 'jimei', 'tongan', 'xiangan'],
      },
    ],
  },
}

const folded = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_()（）·]/g, '')
    .replace(/(?<=..)(新区|区|县|街道)$/, '')

/** What the name of a place says: the zones it may mean, one in most cases. */
export interface NamedZones {
  codes: readonly string[]
  insideSecondRing?: boolean
}

const zonesByName = new Map<string, ReadonlyMap<string, NamedZones>>(
  Object.entries(zonesOf).map(([city, { zones, either }]) => {
    const entries: { names: string[]; means: NamedZones }[] = [
      ...zones.map(({ code, name, also = [] }) => ({ names: [code, name, ...also], means: { codes: [code] } })),
      ...either.map(({ name, also = [], either: codes, insideSecondRing }) => ({
        names: [name, ...also],
        means: { codes, ...(insideSecondRing === undefined ? {} : { insideSecondRing }) },
      })),
    ]
    return [city, new Map(entries.flatMap(({ names, means }) => names.map((name) => [folded(name), means] as const)))]
  }),
)

/** Rings are written in many ways; what is left without the ring's own name says which side. */
const rings = {
  beijing: { name: /fifthring|5thring|ring5|[五5]环(路|线)?/, inside: inFifthRing, outside: outFifthRing },
  shanghai: { name: /outerring|外环(路|线)?/, inside: inOuterRing, outside: outOuterRing },
} as const

function sideOfRing(city: EligibilityCity, name: string): NamedZones | undefined {
  if (city !== 'beijing' && city !== 'shanghai') return undefined
  const { name: ring, inside, outside } = rings[city]
  const side = name.replace(ring, '')
  if (/^(以?内|in|inside|inner|within)$/.test(side)) return { codes: [inside] }
  return /^(以?外|out|outside|outer|beyond)$/.test(side) ? { codes: [outside] } : undefined
}

/** What a name means in a city; undefined for a name that is no zone of it. */
export const zonesNamed = (city: EligibilityCity, name: string): NamedZones | undefined =>
  zonesByName.get(city)?.get(folded(name)) ?? sideOfRing(city, folded(name))

export const zoneName = (city: EligibilityCity, code: string): string =>
  zonesOf[city].zones.find((zone) => zone.code === code)?.name ?? code

/** The zone of a district code; undefined for a place outside the city. */
export const zoneOfDistrict = (city: EligibilityCity, district: string): string | undefined =>
  zonesOf[city].zones.find((zone) => zone.district === district)?.code

import type { EligibilityCity } from '@anju/shared-types'

export interface Zone {
  code: string
  name: string
  /** Other ways to write it; matched without case, spaces, dashes and the endings 区, 县, 新区, 街道. */
  also?: readonly string[]
}

/** A name that covers several zones: a district that a ring road divides, for instance. */
interface Either {
  name: string
  also?: readonly string[]
  either: readonly string[]
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
      { code: 'lixia', name: '历下区' },
      { code: 'shizhong', name: '市中区' },
      { code: 'huaiyin', name: '槐荫区' },
      { code: 'tianqiao', name: '天桥区' },
      { code: 'licheng', name: '历城区' },
      { code: 'changqing', name: '长清区' },
      { code: 'gaoxin', name: '高新区', also: ['济南高新技术产业开发区', 'high-tech'] },
      { code: 'zhangqiu', name: '章丘区', also: ['章丘市'] },
      { code: 'jiyang', name: '济阳区' },
      { code: 'laiwu', name: '莱芜区' },
      { code: 'gangcheng', name: '钢城区' },
      { code: 'pingyin', name: '平阴县' },
      { code: 'shanghe', name: '商河县' },
    ],
    either: [],
  },
  beijing: {
    zones: [
      {
        code: inFifthRing,
        name: '五环内',
        also: [
          '五环路以内',
          '五环以内',
          'within-fifth-ring',
          'inside-5th-ring',
          'within-5th-ring',
          'inside',
          'inner',
          '东城',
          '西城',
        ],
      },
      {
        code: outFifthRing,
        name: '五环外',
        also: [
          '五环路以外',
          '五环以外',
          'outside-5th-ring',
          'outside',
          'outer',
          '通州',
          '门头沟',
          '房山',
          '顺义',
          '昌平',
          '怀柔',
          '平谷',
          '密云',
          '延庆',
        ],
      },
    ],
    either: ['朝阳', '海淀', '丰台', '石景山', '大兴'].map((name) => ({ name, either: [inFifthRing, outFifthRing] })),
  },
  shanghai: {
    zones: [
      { code: inOuterRing, name: '外环内', also: ['外环线以内', '外环以内', 'within-outer-ring', 'inside', 'inner'] },
      {
        code: outOuterRing,
        name: '外环外',
        also: ['外环线以外', '外环以外', 'outside', 'outer', '崇明', '金山', '奉贤', '青浦', '松江'],
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
      { code: 'siming', name: '思明区' },
      { code: 'huli', name: '湖里区' },
      { code: 'haicang', name: '海沧区' },
      { code: 'jimei', name: '集美区' },
      { code: 'tongan', name: '同安区' },
      { code: 'xiangan', name: '翔安区' },
    ],
    either: [
      { name: '岛内', also: ['island', 'inside', 'inner'], either: ['siming', 'huli'] },
      { name: '岛外', also: ['mainland', 'outside', 'outer'], either: ['haicang', 'jimei', 'tongan', 'xiangan'] },
    ],
  },
}

const folded = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_()（）·]/g, '')
    .replace(/(?<=..)(新区|区|县|街道)$/, '')

const codesByName = new Map(
  Object.entries(zonesOf).map(([city, { zones, either }]) => {
    const entries = [
      ...zones.map(({ code, name, also = [] }) => ({ names: [code, name, ...also], codes: [code] })),
      ...either.map(({ name, also = [], either: codes }) => ({ names: [name, ...also], codes: [...codes] })),
    ]
    return [city, new Map(entries.flatMap(({ names, codes }) => names.map((name) => [folded(name), codes] as const)))]
  }),
)

/** The zones that a name may mean, one in most cases; undefined for a name that is no zone of the city. */
export const zonesNamed = (city: EligibilityCity, name: string): readonly string[] | undefined =>
  codesByName.get(city)?.get(folded(name))

export const zoneName = (city: EligibilityCity, code: string): string =>
  zonesOf[city].zones.find((zone) => zone.code === code)?.name ?? code

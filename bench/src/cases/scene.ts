/** What a city's cases look like: who, where, and in which states they stand. */

/** Citizens who hand something in while it is measured. */
export const CITIZENS = 200
/** Whose names stand in the cases that were there before. */
export const PARTIES = 5_000
/** Staff of the seed with all posts that lists and files are asked for by. */
export const OFFICERS = {
  'clerk-1': { name: '刘芳', phone: '13900000001' },
  'registrar-2': { name: '梁燕', phone: '13900000112' },
  'housing-1': { name: '林涛', phone: '13900000014' },
  'tax-1': { name: '周洁', phone: '13900000013' },
  'fund-1': { name: '高飞', phone: '13900000015' },
  supervisor: { name: '陈立', phone: '13900000010' },
} as const
export type OfficerNo = keyof typeof OFFICERS
/** Officers with cases on their desk. */
export const DESKS = ['clerk-1', ...Array.from({ length: 11 }, (_, n) => `desk-${n}`)]

export const idNumberOf = (n: number): string => `37010219900303${String(n).padStart(4, '0')}`

/** Items of one side that can be begun on the phone: with a home and without, at once and by people. */
export const ITEMS = ['B14', 'B19', 'B16', 'A01', 'C01']

export const DISTRICTS = [
  '历下区',
  '市中区',
  '槐荫区',
  '天桥区',
  '历城区',
  '长清区',
  '章丘区',
  '济阳区',
  '莱芜区',
  '钢城区',
]

/**
 * Cases in a thousand by state. Of a city's file one in fifty is still open: two years of cases, a week each. The same shares at
 * every size, so a list has a hundred times as much before it at 1,000,000 as at 10,000.
 */
export const SHARES: Record<string, number> = {
  draft: 3,
  submitted: 4,
  reviewing: 7,
  approving: 3,
  feeDue: 1,
  ready: 2,
  closed: 940,
  withdrawn: 15,
  refused: 25,
}
export const OVER = ['closed', 'withdrawn', 'refused']
/** Two years. */
export const DAYS_BACK = 730

/** A unit code as GB/T 37346 writes it, one for each number below a hundred million. */
export const unitCodeOf = (n: number): string =>
  `3701${String(2 + (n % 9)).padStart(2, '0')}00100${n % 10}GB00001F${String(n).padStart(8, '0')}`

/** Who stands in an act, by side. */
export interface ActPerson {
  side: string
  name: string
}

/** 18,500,000 fen -> 185,000.00 元. */
const yuan = (fen: number): string =>
  `${Math.trunc(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')} 元`

/** The sentence that is read aloud before somebody confirms (意愿绑定, E27): who does what with which home to whom at what price. */
export function actText({
  name,
  people,
  property,
  priceFen,
}: {
  name: string
  people: readonly ActPerson[]
  property?: string
  priceFen?: number
}): string {
  const sides = [...new Set(people.map(({ side }) => side))]
  const who = sides
    .map(
      (side) =>
        `${side}：${people
          .filter((one) => one.side === side)
          .map((one) => one.name)
          .join('、')}`,
    )
    .join('；')
  return [
    `办理“${name}”。`,
    `${who}。`,
    ...(property ? [`房屋：${property}。`] : []),
    ...(priceFen === undefined ? [] : [`价款：${yuan(priceFen)}。`]),
    '我已看清以上内容，是我本人的真实意思。',
  ].join('')
}

/** One device that confirmed for several owners is looked at by a person before anything is accepted. */
export function extraSteps(devices: readonly string[]): string[] {
  return new Set(devices).size < devices.length
    ? ['几位当事人用了同一部手机确认，受理前工作人员会分别打电话核实。']
    : []
}

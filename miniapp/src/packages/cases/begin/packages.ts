/** Several items in one way through, as citizens know them. The code is the server's. */
export const packages: Readonly<
  Record<
    string,
    { name: string; lead: string; parts: readonly { text: string; note: string }[]; items: readonly string[] }
  >
> = {
  P01: {
    name: '二手房过户一次办',
    lead: '网签、缴税、过户一次受理，各部门同时办，不用跑三趟。',
    items: ['A08', 'A20', 'B04'],
    parts: [
      { text: '签合同（网签）', note: '住建部门' },
      { text: '缴税', note: '税务部门' },
      { text: '过户（转移登记）', note: '不动产登记中心' },
    ],
  },
}

/** The package in which an item is done together with others. */
export const packageWith = (item: string): { code: string; name: string } | undefined => {
  const found = Object.entries(packages).find(([, { items }]) => items.includes(item))
  return found && { code: found[0], name: found[1].name }
}

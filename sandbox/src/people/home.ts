/** What the 不动产登记簿 and the 网签 system hold. Owners are people or companies by slug; money is in fen. */
export type Home = {
  slug: string
  /** 不动产单元代码, GB/T 37346-2019. */
  unitCode: string
  district: string
  address: string
  areaM2: string
  usage: '住宅' | '商业'
  certificate: string
  registeredOn: string
  owners: readonly { owner: string; share: '单独所有' | '共同共有' }[]
  restrictions: readonly Restriction[]
}

export type Restriction =
  | {
      kind: '抵押'
      since: string
      creditor: string
      amountFen: number
      /** Written into the book: no transfer without the creditor. */
      hasTransferBan: boolean
    }
  | { kind: '查封'; since: string; until: string; court: string; document: string }
  | { kind: '异议'; since: string; until: string; applicant: string }
  | { kind: '居住权'; since: string; holder: string; certificate: string }

export type SaleContract = {
  number: string
  home: string
  seller: string
  buyers: readonly string[]
  signedOn: string
  status: '已登记' | '已备案'
}

/** District, 地籍区, 地籍子区, parcel, building and unit make the 28 places; `GB` is state land for building. */
export function unitCode(district: string, zone: string, parcel: number, building: number, unit: number): string {
  const digits = (value: number, places: number) => String(value).padStart(places, '0')
  return `${district}${zone}GB${digits(parcel, 5)}F${digits(building, 4)}${digits(unit, 4)}`
}

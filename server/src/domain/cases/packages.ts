/** Several items that citizens need together, taken in at one window and worked on side by side (一件事一次办). */
export interface ServicePackage {
  code: string
  name: string
  plainName: string
  items: readonly string[]
  /** The item that decides, is entered in the register and handed over. */
  main: string
  /** Pairs: the first item's work is done before the second one's begins, because the law needs its result. */
  before: readonly (readonly [string, string])[]
  /** What the package itself answers, by title of the question: nobody is asked what the name says. */
  given: Readonly<Record<string, string>>
  source: string
}

export const packages: readonly ServicePackage[] = [
  {
    code: 'P01',
    name: '存量房交易、缴税、转移登记一窗受理',
    plainName: '二手房过户一次办',
    items: ['A08', 'A20', 'B04'],
    main: 'B04',
    // 税 is assessed on the filed contract; 登簿 needs the tax (契税法 11), and waits for every task anyway.
    before: [['A08', 'A20']],
    given: { 哪种交易: '二手房' },
    source: '优化营商环境条例 47：登记、交易、缴税一窗受理、并行办理',
  },
]

export const packageOf = (code: string): ServicePackage | undefined => packages.find((one) => one.code === code)

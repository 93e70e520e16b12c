import { isSeizure, lastDayOfSeizure, type Right, type Unit } from '../../gov/register/unit.ts'

/** A home in one line, as its owner would tell it. */
export function describeUnit({ address, areaM2, owners }: Unit, idNumber: string): string {
  const own = owners.find((owner) => owner.idNumber === idNumber)
  const share = typeof own?.share === 'object' ? `${own.share.kind} ${own.share.portion}` : own?.share
  return `${address}，${areaM2} ㎡，${share}，${own?.certificate}`
}

/** What stands on a home, in one line. */
export function describeRight(right: Right): string {
  const { kind, holder, registeredOn, endedOn, proof, amountFen } = right
  const until = lastDayOfSeizure(right)
  const time = `${registeredOn} 起${until ? `，至 ${until}` : ''}`
  const isWaiting = isSeizure(right) && until === undefined && endedOn === undefined
  return [
    `${isWaiting ? '轮候' : ''}${kind}：${holder.name}，${time}`,
    right.hasTransferBan && '约定禁止转让',
    right.suedOn && `${right.suedOn} 已起诉`,
    amountFen !== undefined && `${(amountFen / 100).toLocaleString('zh-CN')} 元`,
    proof,
    endedOn && `${endedOn} 已注销`,
  ]
    .filter(Boolean)
    .join('；')
}

import type { DrawnPeriod } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Fold } from '../../../components/fold/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { type Recomputed, recompute } from '../recompute.ts'

/** So many places of the order are shown; whoever wants them all has the numbers and the way. */
const SHOWN = 60
/** So much of a digest tells two of them apart. */
const LOT_DIGITS = 12

/** Nobody has to believe us: the phone draws again. */
export function Again({ period }: { period: DrawnPeriod & { seed: string } }) {
  const [done, setDone] = useState<Recomputed>()
  if (!done) {
    return (
      <Card kind="accent" title="不用信我们，自己算">
        <ListRow icon="mobile" text="您的手机用公布的种子再抽一遍" note="看抽到的是不是一样。不用登录，不用联网。" />
        <Button onTap={() => setDone(recompute(period))}>在我的手机上重算</Button>
      </Card>
    )
  }
  const { isPromised, isSame, ownDigest, places, size } = done
  const good = isPromised && isSame
  return (
    <Card title="您的手机算的结果">
      <Notice tone={good ? 'ok' : 'danger'} title={good ? '和公布的一样' : '和公布的不一样'} urgent>
        {good ? '种子没有换，抽到的也没有换。' : '请打 12345，说明这一期的日期。'}
      </Notice>
      <ListRow
        icon={isPromised ? 'done' : 'alert'}
        text={isPromised ? '第一步：种子没有换过' : '第一步：种子换过了'}
        note={`种子算出来的指纹：${ownDigest.slice(0, LOT_DIGITS)}…`}
      />
      <ListRow
        icon="done"
        text={`第二步：${places.length} 件都排了队`}
        note="每件的办件号和种子一起算，算出来小的排前面"
      />
      <ListRow
        icon={isSame ? 'done' : 'alert'}
        text={isSame ? `第三步：前 ${size} 件就是抽到的` : `第三步：前 ${size} 件不是公布的那些`}
        note={`${places.length} 件的 ${period.share}%，不足一件算一件`}
      />
      <Mine places={places} />
      <Fold text={places.length > SHOWN ? `排队的前 ${SHOWN} 件` : '看排队'}>
        {places.slice(0, SHOWN).map(({ number, lot, isDrawn }, at) => (
          <ListRow
            key={number}
            text={`${at + 1}. ${number}`}
            note={`${lot.slice(0, LOT_DIGITS)}…`}
            asideText={isDrawn ? '抽到' : undefined}
          />
        ))}
      </Fold>
    </Card>
  )
}

/** Where one's own case stands. */
function Mine({ places }: Pick<Recomputed, 'places'>) {
  const [number, setNumber] = useState('')
  const typed = number.trim().toUpperCase()
  const at = places.findIndex((one) => one.number === typed)
  const found = places[at]
  return (
    <>
      <Input label="查我的办件号" hint="写在受理回执上" value={number} onChange={setNumber} />
      {typed.length >= places[0]!.number.length &&
        (found ? (
          <ListRow
            icon={found.isDrawn ? 'done' : 'info'}
            text={`排在第 ${at + 1} 位，${found.isDrawn ? '抽到了' : '没有抽到'}`}
            note={found.isDrawn ? '会有人再看一遍您的件' : undefined}
          />
        ) : (
          <ListRow icon="info" text="这一期没有这个办件号" />
        ))}
    </>
  )
}

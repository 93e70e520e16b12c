import type { CaseCollections, Collection } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { QrCode } from '../../../components/qr-code/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import './index.scss'

interface Props {
  paper: Collection
  title: string
  onChange: (fresh: CaseCollections) => void
}

const done = ['delivered', 'calledOff']

/** One paper on its way: where it is, the code for the next hand-over, and through whose hands it went. */
export function OnItsWay({ paper, title, onChange }: Props) {
  const { state, stateLabel, now, code, parcel, contact, track, custody, wayLabel } = paper
  return (
    <>
      <Notice
        tone={state === 'lost' || state === 'returning' ? 'danger' : done.includes(state) ? 'ok' : 'act'}
        title={`${title}：${stateLabel}`}
      >
        {now}
      </Notice>
      {code && <Code code={code} />}
      <Acts paper={paper} onChange={onChange} />
      {(parcel || contact || track.length > 0) && (
        <Card kind="plain" title={wayLabel}>
          {parcel && <ListRow icon="document" text={`${parcel.company} ${parcel.trackingNumber}`} note="快递单号" />}
          {contact && <ListRow icon="home" text={contact.address} note={`${contact.name} ${contact.phone}`} />}
          {track.length > 0 && (
            <Timeline
              items={track.map(({ at, text }, index) => ({
                ...{ key: `${at}-${text}`, text, when: momentWords(at) },
                state: index === 0 && !done.includes(state) ? ('now' as const) : ('done' as const),
              }))}
            />
          )}
        </Card>
      )}
      {custody.length > 0 && (
        <Card kind="plain" title="经过谁的手">
          {custody.map(({ from, to, at, person, how }) => (
            <ListRow
              key={`${at}-${to}`}
              icon="shield"
              text={`${from} → ${to}`}
              note={`${momentWords(at)}，${person}。${how}`}
            />
          ))}
        </Card>
      )}
    </>
  )
}

/** Large enough to be read across a counter, and as a picture for a scanner. */
function Code({ code }: { code: string }) {
  const spoken = code.split('').join(' ')
  return (
    <Card kind="accent" title="交接码">
      <View className="hand-over-code numerals" aria-label={spoken}>
        {`${code.slice(0, 3)} ${code.slice(3)}`}
      </View>
      <QrCode content={code} label="给工作人员或快递员扫的交接码" />
      <View className="sentence">当面交接时才给对方看。有人打电话来要码，是骗子。</View>
    </Card>
  )
}

function Acts({ paper: { id, caseId, allowedActions }, onChange }: Omit<Props, 'title'>) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function act(what: 'newCode' | 'callOff') {
    setBusy(true)
    const key = { key: intent.keyFor({ what }) }
    const answer =
      what === 'newCode'
        ? await call('collections.newCode', { params: { id } }, key)
        : await call('collections.callOff', { params: { caseId } }, key)
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange(answer.reply)
  }

  return (
    <>
      <RefusedNotice refused={refused} />
      {allowedActions.includes('newCode') && (
        <Button busy={busy} onTap={() => void act('newCode')}>
          换一个码
        </Button>
      )}
      {allowedActions.includes('callOff') && (
        <Button kind="secondary" busy={busy} onTap={() => void act('callOff')}>
          不用上门取了
        </Button>
      )}
    </>
  )
}

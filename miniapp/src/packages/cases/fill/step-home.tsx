import type { Home } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Skeleton } from '../../../components/skeleton/index.tsx'
import { complaintAbout } from '../check-identifier.ts'
import { StepFoot } from './step-foot.tsx'
import type { StepProps } from './step-props.ts'
import { unitCodeText } from './values.ts'

const OTHER = 'other'

/** Which home: one of one's own from the register, or typed from the certificate by whoever does not own it yet. */
export function StepHome(props: StepProps) {
  const { frame, draft, onEdit, onNext, onScribble } = props
  const owns = (draft.side ?? frame.sides[0]) === frame.sides[0]
  const asked = useRequest(owns ? () => call('homes.list') : null)
  const homes = asked.reply?.items ?? []
  const isKnown = homes.some(({ unitCode }) => unitCode === draft.property?.unitCode)
  const [other, setOther] = useState(false)
  const typing = other || (draft.property !== undefined && !isKnown)

  if (!owns || (homes.length === 0 && !asked.busy)) {
    return (
      <>
        {owns && asked.reply?.state === 'silent' && (
          <Notice tone="act" title="登记簿现在没有答复">
            先照证书填写，受理时工作人员会再核对。
          </Notice>
        )}
        <TypedHome {...props} />
      </>
    )
  }
  if (asked.busy && homes.length === 0) return <Skeleton cards={2} text="正在查您名下的房产" />
  return (
    <>
      <Choice
        label="哪一套房子"
        value={typing ? OTHER : draft.property?.unitCode}
        options={[
          ...homes.map((home) => ({ value: home.unitCode, text: home.address, note: homeNote(home) })),
          { value: OTHER, text: '都不是，自己填', note: '照不动产权证书填写' },
        ]}
        onChoose={(chosen) => {
          const home = homes.find(({ unitCode }) => unitCode === chosen)
          setOther(!home)
          if (!home) {
            onScribble('unitCode', '')
            onEdit({ property: undefined })
            return
          }
          onScribble('unitCode', home.unitCode)
          onEdit({ property: { unitCode: home.unitCode, address: home.address } })
          onNext()
        }}
      />
      {typing && (
        <View className="fill__apart">
          <TypedHome {...props} />
        </View>
      )}
    </>
  )
}

const homeNote = ({ areaM2, usage, owners, restrictions }: Home): string =>
  [
    `${usage}，${areaM2} 平方米`,
    owners.length > 1 && `共有人：${owners.map(({ name }) => name).join('、')}`,
    ...restrictions.filter(({ ended }) => !ended).map(({ text }) => text),
  ]
    .filter(Boolean)
    .join('\n')

const UNIT_CODE_LENGTH = 28
const CHECK_AFTER_MS = 400

/** From the certificate: the 28 characters, checked while they are typed, and the address. */
function TypedHome({ draft: { property }, error, scratch, onScribble, onEdit, onNext }: StepProps) {
  const typed = scratch.unitCode ?? property?.unitCode ?? ''
  const [found, setFound] = useState<{ code: string; complaint?: string }>()
  const code = typed.replace(/\s/g, '').toUpperCase()
  const isWhole = code.length === UNIT_CODE_LENGTH
  const complaint = found?.code === code ? found.complaint : undefined
  const isRight = isWhole && found?.code === code && !complaint
  const address = property?.address ?? ''

  useEffect(() => {
    if (!isWhole) return
    let stopped = false
    const timer = setTimeout(async () => {
      const said = await complaintAbout(['realEstateUnit'], code)
      if (!stopped) setFound({ code, complaint: said })
    }, CHECK_AFTER_MS)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [code, isWhole])

  /** Only a whole code goes to the server: half of one would be refused with everything else. */
  function edit(next: { code?: string; address?: string }) {
    const unitCode = (next.code ?? code).length === UNIT_CODE_LENGTH ? (next.code ?? code) : undefined
    onEdit({ property: { ...(unitCode && { unitCode }), address: next.address ?? address } })
  }

  return (
    <>
      <Input
        label="不动产单元号"
        hint="证书上 28 位的那一行，字母写大写，空格不用管"
        maxLength={40}
        value={typed}
        error={complaint ?? (code.length > UNIT_CODE_LENGTH ? '多了几位，应当是 28 位。' : error)}
        onChange={(text) => {
          onScribble('unitCode', text)
          edit({ code: text.replace(/\s/g, '').toUpperCase() })
        }}
      />
      {code.length > 0 && code.length < UNIT_CODE_LENGTH && (
        // The whole of it: in large type the field shows only its beginning.
        <Notice title={unitCodeText(code)}>
          {`已填 ${code.length} 位，还差 ${UNIT_CODE_LENGTH - code.length} 位`}
        </Notice>
      )}
      {isRight && (
        <Notice tone="ok" title={unitCodeText(code)}>
          28 位写法正确，请再和证书对一遍。
        </Notice>
      )}
      <Input
        label="房屋坐落"
        hint="照证书上的“坐落”填写"
        maxLength={200}
        value={address}
        onChange={(text) => edit({ address: text })}
      />
      <StepFoot disabled={!address.trim() || complaint !== undefined} onNext={onNext} />
    </>
  )
}

import type { Display } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'

type Call = Display['calls'][number]

interface Props {
  call?: Call
  open: boolean
  openText: string
}

/** Numbers are only compared with what was there when the screen was switched on: nothing flashes at the start. */
function useIsNew(identity: string | undefined): boolean {
  const atStart = useRef(identity)
  return identity !== undefined && identity !== atStart.current
}

/** The newest call, as large as the wall allows; a new one glows for a few breaths, a recall again. */
export function LatestCall({ call, open, openText }: Props) {
  const identity = call && `${call.number} ${call.at} ${call.recalls}`
  const isNew = useIsNew(identity)
  return (
    <View className="latest-place" {...role('status', { live: 'assertive' })}>
      {call ? (
        <View key={identity} className={classNames('latest', `latest--${call.state}`, isNew && 'latest--new')}>
          <View className="latest__number numerals">{call.number}</View>
          <Where call={call} />
        </View>
      ) : (
        <View className="latest latest--none">
          {(open ? '还没有叫号' : openText).split('，').map((line) => (
            <View key={line} className="latest__none">
              {line}
            </View>
          ))}
          <View className="latest__hint">{open ? '轮到的号码会显示在这里' : '服务时间内，这里显示叫到的号码'}</View>
        </View>
      )}
    </View>
  )
}

const words: Record<Call['state'], string> = { called: '请到', serving: '正在办理', missed: '已过号，请到' }

function Where({ call: { window, state, recalls } }: { call: Call }) {
  return (
    <View className="latest__to">
      <View className="latest__words">{words[state]}</View>
      {state === 'missed' ? (
        <View className="latest__desk">咨询台</View>
      ) : (
        <View className="latest__window">
          <View className="latest__window-no numerals">{window}</View>
          <View className="latest__window-word">号窗口</View>
        </View>
      )}
      {state === 'called' && recalls > 0 && <View className="latest__again">{`第 ${recalls + 1} 次叫号`}</View>}
    </View>
  )
}

import type { Desk } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import type { Acts } from './use-acts.ts'

interface Props {
  desk: Desk
  acts: Acts
  onMiss: () => void
}

/** The one next step, large and under the thumb; what else may happen to the person at the window stays small beside it. */
export function NextAct({ desk: { window, current, allowedActions }, acts, onMiss }: Props) {
  const { busy, act } = acts
  if (!window) return null
  if (!current) {
    return (
      <Button
        icon="speaker"
        busy={busy === 'callNext'}
        disabled={busy !== undefined || !allowedActions.includes('callNext')}
        busyText="正在叫号"
        onTap={() => act({ name: 'callNext', no: window.no })}
      >
        叫下一位
      </Button>
    )
  }
  const { id, number } = current
  const may = (action: string) => current.allowedActions.includes(action)
  return (
    <>
      {may('start') && (
        <Button busy={busy === 'start'} disabled={busy !== undefined} onTap={() => act({ name: 'start', id, number })}>
          开始办理
        </Button>
      )}
      {may('finish') && (
        <Button
          icon="done"
          busy={busy === 'finish'}
          disabled={busy !== undefined}
          onTap={() => act({ name: 'finish', id, number })}
        >
          办结
        </Button>
      )}
      {(may('recall') || may('miss')) && (
        <View className="next-act__beside">
          {may('recall') && (
            <Button
              kind="secondary"
              icon="speaker"
              busy={busy === 'recall'}
              disabled={busy !== undefined}
              onTap={() => act({ name: 'recall', id, number })}
            >
              重呼
            </Button>
          )}
          {may('miss') && (
            <Button kind="secondary" disabled={busy !== undefined} onTap={onMiss}>
              过号
            </Button>
          )}
        </View>
      )}
    </>
  )
}

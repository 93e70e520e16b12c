import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'

/** The way on, below what has to be typed. */
export const StepFoot = ({ disabled, busy, onNext }: { disabled?: boolean; busy?: boolean; onNext: () => void }) => (
  <View className="fill__next">
    <Button disabled={disabled} busy={busy} busyText="正在核对" onTap={onNext}>
      下一步
    </Button>
  </View>
)

import { View } from '@tarojs/components'
import { setLargeType, useSettings } from '../../stores/settings.ts'
import { Icon } from '../icon/index.tsx'
import { Tap } from '../raw/tap'

/** 长辈版, one tap away on every page. */
export function LargeTypeSwitch() {
  const largeType = useSettings((state) => state.largeType)
  return (
    <Tap
      as="switch"
      className="large-type"
      checked={largeType}
      label={largeType ? '标准字号，现在是长辈版大字' : '大字，切换到长辈版'}
      onTap={() => setLargeType(!largeType)}
    >
      <View className="large-type__inside">
        <Icon name="large-type" className="large-type__icon" />
        {largeType ? '标准' : '大字'}
      </View>
    </Tap>
  )
}

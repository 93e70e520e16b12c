/**
 * Stands for `@tarojs/components` in the browser. Only re-exports: in production Taro empties every import of this one
 * module that is not named like a component.
 */
export { Image, Text, View } from './html.tsx'

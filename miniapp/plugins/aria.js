// Taro's templates list no aria attribute, so every one of them would be dropped on WeChat and Alipay.
const path = require('node:path')
const { ariaAttributes } = require('./aria-attributes')

module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ariaAttributes(process.env.TARO_ENV))
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js'))
    },
  })
}

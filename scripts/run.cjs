// The door of every npm script: plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
'use strict'
var path = require('path')
var need = [20, 12]
var have = process.versions.node.split('.').map(Number)
if (have[0] < need[0] || (have[0] === need[0] && have[1] < need[1])) {
  console.error(
    'Anlin needs Node ' + need.join('.') + ' or newer; this is Node ' + process.versions.node + '.',
  )
  console.error(
    '安邻需要 Node ' + need.join('.') + ' 以上，当前版本是 ' + process.versions.node + '。请升级后再试。',
  )
  process.exit(1)
}
try {
  require.resolve('tsx/cjs')
} catch (missing) {
  console.error('The dependencies are not installed. Run: npm ci')
  console.error('依赖还没有安装，请先运行：npm ci')
  process.exit(1)
}
process.chdir(path.resolve(__dirname, '..'))
require('tsx/cjs')
var command = process.argv[2]
var commands = [
  'start',
  'test',
  'check',
  'bench',
  'build-app',
  'build-functions',
  'deploy',
  'backup',
  'restore',
]
if (commands.indexOf(command) < 0) {
  console.error('Usage: node scripts/run.cjs <' + commands.join('|') + '>')
  process.exit(1)
}
Promise.resolve(require('./commands/' + command + '.ts').run(process.argv.slice(3))).then(
  function (code) {
    process.exitCode = typeof code === 'number' ? code : 0
  },
  function (failure) {
    // A sentence for what we know how to say; the whole story for what we do not.
    console.error(failure && failure.plain ? failure.message : failure)
    process.exitCode = 1
  },
)

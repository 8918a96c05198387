// Loaded into a process: tells on standard error, when it ends, how long it kept processors busy, in microseconds, and how
// much memory it had at most, in kilobytes.

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(2, `\nprocessor ${user + system} memory ${process.resourceUsage().maxRSS}\n`);
});

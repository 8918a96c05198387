// Reads every file of a folder tree the way `seedbed check` does, and does nothing with them: what can at best be
// reached. Plain JavaScript, so that no time goes into making it that.

const fs = require('node:fs');

const buffer = Buffer.allocUnsafe(1024 * 1024);
let bytes = 0;

function readFolder(folder) {
  const entries = fs.opendirSync(folder, { bufferSize: 256 });
  for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) readFolder(path);
    else if (entry.isFile()) {
      const file = fs.openSync(path, 'r');
      bytes += fs.readSync(file, buffer, 0, buffer.length, 0);
      fs.closeSync(file);
    }
  }
  entries.closeSync();
}

readFolder(process.argv[2]);
console.log(bytes);

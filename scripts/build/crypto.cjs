// Stands in for Node's module in packages: it is loaded when it is first used.
module.exports = new Proxy({}, { get: (_, name) => require('node:crypto')[name] });

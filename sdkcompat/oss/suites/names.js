// The suite is not changed; it only learns where names of the service lead, which is to this machine here.
const dns = require('dns');
const ask = dns.lookup;
dns.lookup = (name, options, done) => {
  if (typeof options === 'function') {
    done = options;
    options = {};
  }
  if (!/(^|\.)aliyuncs\.com$/.test(name)) return ask(name, options, done);
  const address = process.env.SUITES_ADDRESS;
  return process.nextTick(() => (options && options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)));
};

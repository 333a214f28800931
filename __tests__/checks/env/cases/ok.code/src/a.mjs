const { API_URL, X_OPT = 'd' } = process.env;
const b = process.env.WITH_DEFAULT ?? 1; // process.env.COMMENTED
console.log(process.env['DEBUG_LEVEL'], process.env.PATH);

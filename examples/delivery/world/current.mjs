// Prints the version that runs, on one line.
const answer = await fetch(`${process.env.CONTROL}/version`);
console.log(await answer.text());

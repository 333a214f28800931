exports.up = k => k.schema.dropTable("a");
exports.down = function (k) {
  return k.schema.createTable("a", t => {});
};

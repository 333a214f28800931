const id=4276,ids=[4276],modules={14276:(module=>{module.exports=eval("require")("@node-rs/xxhash")})};export{id,ids,modules};

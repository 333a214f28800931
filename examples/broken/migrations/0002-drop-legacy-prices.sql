-- up
alter table tools drop column legacy_price;
